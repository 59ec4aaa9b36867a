package dev.firstline.intake.search;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.ticket;
import static dev.firstline.intake.search.FoundTicketsApi.awaitFound;
import static dev.firstline.intake.search.FoundTicketsApi.found;
import static dev.firstline.intake.search.FoundTicketsApi.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import java.sql.SQLException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is written is searched, whatever becomes of who writes the index. */
@Stack
class IndexingTest {

    private final String tenant = newTenant();

    @Test
    void whatACopyHadInHandWhenItDiedIsDoneByAnother() throws SQLException {
        String id;
        try (var other = FirstlineStack.superuser("intake").getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from search_position for update");
            id = open(tenant, "EN", "Abandoned", "-");
            assertThat(found(tenant, "abandoned")).isEmpty();
            other.rollback();
        }
        awaitFound(tenant, "abandoned", id);
    }

    @Test
    void nothingIsLostWhenItIsKilledInTheMidst() {
        var bulk = "{\"tickets\":[" + String.join(",", Collections.nCopies(300, ticket("Gyroscope"))) + "]}";
        crm(tenant).body(bulk).post("/v1/tickets/bulk").then().statusCode(200);

        await().untilAsserted(() -> {
            IntakeRows.one("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where usename = 'intake_app' and state <> 'idle' and query like '%search_write%' and random() < 0.5
                    """);
            assertThat(IntakeRows.one(
                            "select count(*) from search_document where tenant = ? and words @@ 'gyroscop'", tenant))
                    .isEqualTo("300");
        });
    }

    @Test
    void whatWasThereBeforeIsWrittenPageByPage() {
        open(tenant, "EN", "Antediluvian", "-");
        awaitFound(tenant, "antediluvian northwind", IntakeRows.one("select id from ticket where tenant = ?", tenant));
        IntakeRows.run("delete from search_document where tenant = '" + tenant + "'");
        IntakeRows.run("delete from search_name where tenant = '" + tenant + "'");
        assertThat(found(tenant, "antediluvian")).isEmpty();

        IntakeRows.run("""
                update search_position set customers = '00000000-0000-0000-0000-000000000000',
                    contacts = '00000000-0000-0000-0000-000000000000', tickets = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
                """);

        awaitFound(tenant, "antediluvian northwind", IntakeRows.one("select id from ticket where tenant = ?", tenant));
        await().untilAsserted(() -> assertThat(
                        IntakeRows.one("select coalesce(customers, contacts, tickets) is null from search_position"))
                .isEqualTo("t"));
    }

    @Test
    void aMoveWritesNothing() {
        var id = open(tenant, "EN", "Unmoved", "-");
        awaitFound(tenant, "unmoved", id);
        var written = version(id);

        move(tenant, id, "TRIAGED", "IN_PROGRESS");
        var later = open(tenant, "EN", "Later", "-");
        awaitFound(tenant, "later", later);

        assertThat(version(id)).isEqualTo(written);
    }

    private static String version(String id) {
        return IntakeRows.one("select xmin from search_document where ticket_id = ?::uuid", id);
    }
}
