package dev.firstline.escalation.handling;

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
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "escalation"))
class EndedEscalationsTest {

    private static final Instant NOW = Instant.parse("2015-06-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");
    private static final Instant LATELY = Instant.parse("2015-01-01T00:00:00Z");

    /** A ticket's rows; {@code <id>} is its id, {@code <ended>} whether it has ended, {@code <at>} its opening. */
    private static final List<String> ROWS = List.of("""
            insert into ticket (ticket_id, tenant, ended) values ('<id>', 'ended', <ended>)
            """, """
            insert into ticket_words (ticket_id, tenant, version, title, body) values ('<id>', 'ended', 1, 't', 'b')
            """, """
            insert into escalation (id, tenant, ticket_id, state, outcome, affected_tenant, issue_class, break_fix, severity, language, version,
                created_at, changed_at)
            values ('<id>', 'ended', '<id>', 'CANCELLED', 'ESCALATE_MICROSOFT', 'CUSTOMER', 'TECHNICAL', true, 'A', 'EN', 1, now(), now())
            """, """
            insert into vendor_update (id, tenant, escalation_id, vendor_status, created_by, created_at)
            values (gen_random_uuid(), 'ended', '<id>', 'OPEN', 'a', now())
            """);

    private static final String COUNT =
            "select (select count(*) from ticket where ticket_id = '<id>') + (select count(*) from ticket_words where ticket_id = '<id>') + (select count(*) from escalation where ticket_id = '<id>') + (select count(*) from vendor_update where escalation_id = '<id>')";

    @Inject
    TicketRetention retention;

    @Test
    void whatEndedLongAgoGoesWithItsEscalationsAndWhatIsOpenOrRecentStays() throws SQLException {
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
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
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
        try (var connection = FirstlineStack.superuser("escalation").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COUNT.replace("<id>", ticket.toString()))) {
            row.next();
            return row.getLong(1);
        }
    }
}
