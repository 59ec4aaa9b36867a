package dev.firstline.intake.feed;

import static dev.firstline.intake.IntakeApi.newTenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.Stack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A poll reads its own part of an index: what other tenants change, and what was read before, costs it nothing. */
@Stack
class FeedPlanTest {

    private static final String POSITION = "(bigint, bigint, bigint, boolean, integer)";

    @Inject
    Transactions transactions;

    @BeforeAll
    static void manyTenants() {
        FeedRows.change("""
                insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at)
                select n, gen_random_uuid(), 'plan-' || n % 50 || '/c' || n % 200, 1, 'OPENED', now()
                from generate_series(1, 20000) n
                """);
        FeedRows.change("analyze ticket_change");
    }

    @Test
    void thePlatformReadsByPosition() {
        assertThat(plan(ChangeFeed.OF_ALL, POSITION, "(1, 1, 9, true, 50)"))
                .contains("Index Scan using ticket_change_pkey")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void aRootReadsItsTreeByPosition() {
        assertThat(plan(ChangeFeed.OF_ROOT, POSITION.replace("(", "(text, "), "('plan-1', 1, 1, 9, true, 50)"))
                .contains("Index Scan using ticket_change_by_root")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void whatStandsBelowARootReadsTenantByTenant() {
        assertThat(plan(
                        ChangeFeed.OF_SUBTREE,
                        POSITION.replace("(", "(text, text, text, ").replace(")", ", integer)"),
                        "('plan-1/c1', 'plan-1/c1/', 'plan-1/c10', 1, 1, 9, true, 50, 50)"))
                .contains("ticket_change_by_tenant on ticket_change n", "ticket_change_by_tenant on ticket_change c")
                .contains("Index Cond: ((tenant = below.tenant) AND (ROW(feed_position, seq) > ROW(")
                .doesNotContain("Seq Scan on ticket_change");
    }

    /** The plan that a session keeps for any values; carried out, since a part of it shows only then. */
    private String plan(String sql, String types, String values) {
        return transactions.inTenant(new TenantPath(newTenant()), () -> {
            try (var connection = transactions.connection();
                    var statement = connection.createStatement()) {
                var numbered = sql;
                for (int n = 1; numbered.contains("?"); n++) {
                    numbered = numbered.replaceFirst("\\?", "\\$" + n);
                }
                statement.execute("set local plan_cache_mode = force_generic_plan");
                statement.execute("prepare feed " + types + " as " + numbered);
                var lines = new StringBuilder();
                try (var result = statement.executeQuery(
                        "explain (analyze, costs off, timing off, summary off, buffers off) execute feed " + values)) {
                    while (result.next()) {
                        lines.append(result.getString(1)).append('\n');
                    }
                }
                statement.execute("deallocate feed");
                return lines.toString();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }
}
