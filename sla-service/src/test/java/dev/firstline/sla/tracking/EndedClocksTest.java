package dev.firstline.sla.tracking;

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
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "sla"))
class EndedClocksTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    private static final TicketRows ROWS = new TicketRows(
            "sla",
            List.of("""
            with book as (insert into rulebook (id, tenant, document) values (gen_random_uuid(), 'ended', '{}') returning id)
            insert into ticket (id, tenant, rulebook_id, opened_at) select '<id>', 'ended', id, timestamptz '<at>' from book
            """, """
            insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
            values (gen_random_uuid(), '<id>', 'ended', 1, '<at>', 'OPENED', '{}')
            """, """
            insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar, promised_at, started_at, due_at,
                ended_at, warn_at, warn_percent, ledger, told, version)
            values (gen_random_uuid(), '<id>', 'ended', 'RESOLUTION', case when <ended> then 'MET' else 'PAUSED' end, 'p', 1, 'r', 'PT1H', '24x7',
                '<at>', '<at>', case when <ended> then timestamptz '<at>' end, case when <ended> then timestamptz '<at>' end, '{}', '{}', '[]', '{started}', 1)
            """),
            "select (select count(*) from ticket where id = '<id>') + (select count(*) from ticket_fact where ticket_id = '<id>') + (select count(*) from clock where ticket_id = '<id>')");

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithItsFactsAndWhatIsOpenOrRecentStays() throws SQLException {
        var gone = ROWS.write(LONG_AGO, true);
        var open = ROWS.write(LONG_AGO, false);
        var recent = ROWS.write(LATELY, true);

        retention.tidy(NOW);

        assertThat(ROWS.left(gone)).isZero();
        assertThat(ROWS.left(open)).isEqualTo(ROWS.inserts().size());
        assertThat(ROWS.left(recent)).isEqualTo(ROWS.inserts().size());
    }
}
