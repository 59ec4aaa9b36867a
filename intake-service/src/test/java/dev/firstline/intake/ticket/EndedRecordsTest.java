package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.ops.TicketRetention;
import dev.firstline.devstack.test.FirstlineStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "intake"))
class EndedRecordsTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    /** A ticket's rows; {@code <id>} is its id, {@code <ended>} whether it has ended, {@code <at>} its opening. */
    private static final List<String> ROWS = List.of("""
            insert into ticket (id, number, tenant, filer, version, status, type, severity, language, affected_tenant, title, body, customer_id,
                opened_at, updated_at)
            select '<id>', coalesce(max(number), 0) + 1, 'ended', 'ended', 1, case when <ended> then 'CLOSED' else 'RESOLVED' end, 'INCIDENT',
                'B', 'EN', 'CUSTOMER', 't', 'b', gen_random_uuid(), now(), now()
            from ticket where number < 1000001
            """, """
            insert into communication (id, tenant, ticket_id, direction, visibility, body, author, written_at)
            values (gen_random_uuid(), 'ended', '<id>', 'INBOUND', 'CUSTOMER', 'b', 'a', now())
            """);

    private static final String COUNT =
            "select (select count(*) from ticket where id = '<id>') + (select count(*) from communication where ticket_id = '<id>')";

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithWhatWasWrittenAndWhatIsOpenOrRecentStays() throws SQLException {
        var gone = ticket(LONG_AGO, true);
        var open = ticket(LONG_AGO, false);
        var recent = ticket(LATELY, true);

        retention.tidy(NOW);

        assertThat(rows(gone)).isZero();
        assertThat(rows(open)).isEqualTo(ROWS.size());
        assertThat(rows(recent)).isEqualTo(ROWS.size());
    }

    private static UUID ticket(Instant opened, boolean ended) throws SQLException {
        var id = new UUID(
                Ids.firstOf(opened).getMostSignificantBits(), Ids.next().getLeastSignificantBits());
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement()) {
            for (var row : ROWS) {
                statement.execute(row.replace("<id>", id.toString())
                        .replace("<ended>", Boolean.toString(ended))
                        .replace("<at>", opened.toString()));
            }
        }
        return id;
    }

    private static long rows(UUID ticket) throws SQLException {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COUNT.replace("<id>", ticket.toString()))) {
            row.next();
            return row.getLong(1);
        }
    }
}
