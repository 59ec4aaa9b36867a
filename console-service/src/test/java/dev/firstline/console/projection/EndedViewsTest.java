package dev.firstline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.ops.TicketRetention;
import dev.firstline.console.Stack;
import dev.firstline.devstack.test.TicketRows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Stack
class EndedViewsTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    private static final TicketRows ROWS = new TicketRows(
            "console",
            List.of("""
            insert into ticket_view (ticket_id, tenant, number, open) values ('<id>', 'ended', 'FL-1', not <ended>)
            """, """
            insert into timeline_entry (event_id, ticket_id, tenant, at, topic, kind, data)
            values (gen_random_uuid(), '<id>', 'ended', now(), 't', 'k', '{}')
            """),
            "select (select count(*) from ticket_view where ticket_id = '<id>') + (select count(*) from timeline_entry where ticket_id = '<id>')");

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithItsTimelineAndWhatIsOpenOrRecentStays() throws SQLException {
        var gone = ROWS.write(LONG_AGO, true);
        var open = ROWS.write(LONG_AGO, false);
        var recent = ROWS.write(LATELY, true);

        retention.tidy(NOW);

        assertThat(ROWS.left(gone)).isZero();
        assertThat(ROWS.left(open)).isEqualTo(ROWS.inserts().size());
        assertThat(ROWS.left(recent)).isEqualTo(ROWS.inserts().size());
    }
}
