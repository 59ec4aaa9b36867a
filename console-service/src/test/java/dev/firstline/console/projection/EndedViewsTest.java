package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.ops.TicketRetention;
import dev.firstline.console.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Stack
class EndedViewsTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    /** A ticket's rows; {@code <id>} is its id, {@code <ended>} whether it has ended, {@code <at>} its opening. */
    private static final List<String> ROWS = List.of("""
            insert into ticket_view (ticket_id, tenant, number, open) values ('<id>', 'ended', 'FL-1', not <ended>)
            """, """
            insert into timeline_entry (event_id, ticket_id, tenant, at, topic, kind, data)
            values (gen_random_uuid(), '<id>', 'ended', now(), 't', 'k', '{}')
            """);

    private static final String COUNT =
            "select (select count(*) from ticket_view where ticket_id = '<id>') + (select count(*) from timeline_entry where ticket_id = '<id>')";

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithItsTimelineAndWhatIsOpenOrRecentStays() throws SQLException {
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
        try (var connection = FirstlineStack.superuser("console").getConnection();
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
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COUNT.replace("<id>", ticket.toString()))) {
            row.next();
            return row.getLong(1);
        }
    }
}
