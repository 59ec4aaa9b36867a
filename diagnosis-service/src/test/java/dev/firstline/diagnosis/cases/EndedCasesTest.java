package dev.firstline.diagnosis.cases;

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
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "diagnosis"))
class EndedCasesTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    private static final TicketRows ROWS = new TicketRows(
            "diagnosis",
            List.of("""
            insert into diagnosis_case (ticket_id, tenant, ended) values ('<id>', 'ended', <ended>)
            """, """
            insert into diagnosis (id, ticket_id, tenant, ticket_version, decided_at, outcome, rule_id, rule_set_version, issue_kind,
                issue_class, break_fix, tags, evidence, steps)
            values (gen_random_uuid(), '<id>', 'ended', 1, now(), 'RESOLVE_BY_PARTNER', 'r', '1', 'k', 'TECHNICAL', true, '[]', '[]', '[]')
            """, """
            insert into diagnosis_contradiction (ticket_id, tenant, diagnosis_id, ticket_version, said_at, decision)
            values ('<id>', 'ended', gen_random_uuid(), 1, now(), '{}')
            """, """
            insert into diagnosis_check (ticket_id, tenant, kind, result, done_at, person, recorded_at, version)
            values ('<id>', 'ended', 'LOGS', 'DONE', now(), '{}', now(), 1)
            """),
            "select (select count(*) from diagnosis_case where ticket_id = '<id>') + (select count(*) from diagnosis where ticket_id = '<id>')"
                    + " + (select count(*) from diagnosis_contradiction where ticket_id = '<id>')"
                    + " + (select count(*) from diagnosis_check where ticket_id = '<id>')");

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithItsDecisionsAndWhatIsOpenOrRecentStays() throws SQLException {
        var gone = ROWS.write(LONG_AGO, true);
        var open = ROWS.write(LONG_AGO, false);
        var recent = ROWS.write(LATELY, true);

        retention.tidy(NOW);

        assertThat(ROWS.left(gone)).isZero();
        assertThat(ROWS.left(open)).isEqualTo(ROWS.inserts().size());
        assertThat(ROWS.left(recent)).isEqualTo(ROWS.inserts().size());
    }
}
