package dev.firstline.intake.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A search reads the index by its words, whatever row level security puts in front of it. */
@Stack
class SearchPlanTest {

    @Inject
    Transactions transactions;

    @BeforeAll
    static void manyDocuments() {
        IntakeRows.run("""
                insert into search_document (ticket_id, desk, tenant, language, words)
                select gen_random_uuid(), false, 'plan-' || n % 20, 'EN',
                       array_to_tsvector(array[' @plan-' || n % 20, ' @*', ' a:all', ' l:en', 'common', 'w' || n % 1000])
                from generate_series(1, 20000) n
                """);
        IntakeRows.run("""
                insert into search_name (id, kind, tenant, mark, plain, words)
                select gen_random_uuid(), 'c', 'plan-' || n % 20, ' c:' || n, 'name ' || n,
                       array_to_tsvector(search_tenants('plan-' || n % 20) || search_parts('name ' || n) || array[' k:c'])
                from generate_series(1, 20000) n
                """);
        IntakeRows.run("""
                insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at)
                select n, gen_random_uuid(), 'plan-' || n % 50, 1, 'DIAGNOSED', now() from generate_series(1, 20000) n
                """);
        IntakeRows.run("analyze search_document, search_name, ticket_change");
    }

    @Test
    void documentsAreFoundByTheIndex() {
        assertThat(plan(
                        "' a:all' & 'w7'",
                        "prepare p (integer) as "
                                + Candidates.NEWEST.replace("EACH", "").replace("?", "$1"),
                        "execute p (20)"))
                .contains("Bitmap Index Scan on search_document_words")
                .doesNotContain("Seq Scan");
    }

    @Test
    void soAreThoseThatAreOlderThanAnother() {
        assertThat(plan(
                        "' a:all' & 'common'",
                        "prepare p (uuid, integer) as "
                                + Candidates.NEWEST
                                        .replace("EACH", " and (d.ticket_id < $1)")
                                        .replace("?", "$2"),
                        "execute p ('ffffffff-0000-7000-8000-000000000000', 20)"))
                .contains("Bitmap Index Scan on search_document_words")
                .doesNotContain("Seq Scan");
    }

    @Test
    void namesAreFoundByTheIndex() {
        assertThat(plan(
                        "' k:c' & ' x199'",
                        "prepare p (text) as select n.mark from search_name n where n.plain like $1",
                        "execute p ('%199%')"))
                .contains("Bitmap Index Scan on search_name_words")
                .doesNotContain("Seq Scan");
    }

    @Test
    void theIndexerReadsTheFeedByItsPosition() {
        assertThat(plan("", "prepare p (bigint, bigint) as " + numbered(Indexing.NEWS), "execute p (1, 1)"))
                .contains("Index Scan using ticket_change_pkey")
                .doesNotContain("Seq Scan on ticket_change", "Sort");
    }

    private static String numbered(String sql) {
        return sql.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2");
    }

    private String plan(String search, String prepare, String execute) {
        return transactions.inTenant(new TenantPath("plan-7"), () -> {
            try (var connection = transactions.connection();
                    var statement = connection.createStatement()) {
                try (var set = connection.prepareStatement("select set_config('firstline.search', ?, true)")) {
                    set.setString(1, search);
                    set.execute();
                }
                statement.execute("set local plan_cache_mode = force_generic_plan");
                statement.execute(prepare);
                var lines = new StringBuilder();
                try (var result = statement.executeQuery("explain (costs off) " + execute)) {
                    while (result.next()) {
                        lines.append(result.getString(1)).append('\n');
                    }
                }
                statement.execute("deallocate p");
                return lines.toString();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }
}
