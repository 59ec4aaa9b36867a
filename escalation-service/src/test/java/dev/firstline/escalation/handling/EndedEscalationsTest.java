package dev.firstline.escalation.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.ops.TicketRetention;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.TicketRows;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "escalation"))
class EndedEscalationsTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    private static final TicketRows ROWS = new TicketRows(
            "escalation",
            List.of("""
            insert into ticket (ticket_id, tenant, ended) values ('<id>', 'ended', <ended>)
            """, """
            insert into ticket_words (ticket_id, tenant, version, title, body) values ('<id>', 'ended', 1, 't', 'b')
            """, """
            insert into ticket_check (ticket_id, tenant, kind, result, done_at, recorded_at)
            values ('<id>', 'ended', 'LOGS', 'DONE', now(), now())
            """, """
            insert into escalation (id, tenant, ticket_id, state, outcome, affected_tenant, issue_class, break_fix, severity, language, version,
                created_at, changed_at)
            values ('<id>', 'ended', '<id>', 'CANCELLED', 'ESCALATE_MICROSOFT', 'CUSTOMER', 'TECHNICAL', true, 'A', 'EN', 1, now(), now())
            """, """
            insert into vendor_update (id, tenant, escalation_id, vendor_status, created_by, created_at)
            values (gen_random_uuid(), 'ended', '<id>', 'OPEN', 'a', now())
            """, """
            insert into escalation_move (id, tenant, escalation_id, move, from_progress, to_progress, person, person_tenant, moved_at)
            values (gen_random_uuid(), 'ended', '<id>', 'WITHDRAW', 'FILED', 'WITHDRAWN', 'a', 'ended', now())
            """),
            "select (select count(*) from ticket_check where ticket_id = '<id>') + (select count(*) from ticket where ticket_id = '<id>') + (select count(*) from ticket_words where ticket_id = '<id>') + (select count(*) from escalation where ticket_id = '<id>') + (select count(*) from escalation_move where escalation_id = '<id>') + (select count(*) from vendor_update where escalation_id = '<id>')");

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithItsEscalationsAndWhatIsOpenOrRecentStays() throws SQLException {
        var gone = ROWS.write(LONG_AGO, true);
        var open = ROWS.write(LONG_AGO, false);
        var recent = ROWS.write(LATELY, true);

        retention.tidy(NOW);

        assertThat(ROWS.left(gone)).isZero();
        assertThat(ROWS.left(open)).isEqualTo(ROWS.inserts().size());
        assertThat(ROWS.left(recent)).isEqualTo(ROWS.inserts().size());
    }
}
