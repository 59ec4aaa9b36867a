package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.policy.TicketProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a copy remembers of the rules in force judges no ticket that they are not in force for. */
@Stack
class RememberedRulesTest {

    private final String tenant = Api.freshTenant();

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping keeping;

    @Inject
    ClockTable clocks;

    @Test
    void whatAnotherCopySetsJudgesTheNextTicket() throws SQLException {
        Api.promise(tenant, 100, 200);
        assertThat(goalOf(open(Instant.now()))).isEqualTo("PT3M20S");
        assertThat(goalOf(open(Instant.now()))).isEqualTo("PT3M20S");
        elsewhere(
                "update policy set document = replace(document::text, 'PT3M20S', 'PT5M')::jsonb, id = gen_random_uuid()"
                        + " where tenant = ?");
        assertThat(goalOf(open(Instant.now()))).isEqualTo("PT5M");
        elsewhere("delete from policy where tenant = ?");
        assertThat(goalOf(open(Instant.now()))).isEqualTo("PT8H");
    }

    @Test
    void aTicketFromBeforeATurnIsJudgedByWhatWasInForceThen() {
        var before = Instant.now();
        assertThat(goalOf(open(before))).isEqualTo("PT8H");
        Api.promise(tenant, 100, 200);
        assertThat(goalOf(open(Instant.now()))).isEqualTo("PT3M20S");
        assertThat(goalOf(open(before))).isEqualTo("PT8H");
        assertThat(goalOf(open(Instant.now()))).isEqualTo("PT3M20S");
    }

    @Test
    void aBookThatATransactionTookBackIsStoredAgain() {
        Api.promise(tenant, 100, 200);
        assertThatThrownBy(() -> transactions.asPlatform(() -> {
                    hear(Ids.next(), Instant.now());
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
        assertThat(goalOf(open(Instant.now()))).isEqualTo("PT3M20S");
    }

    private UUID open(Instant at) {
        var ticket = Ids.next();
        transactions.asPlatform(() -> hear(ticket, at));
        return ticket;
    }

    private void hear(UUID ticket, Instant at) {
        keeping.hear(List.of(new HeardFact(
                ticket,
                new TenantPath(tenant),
                new TicketFact.Opened(
                        Ids.next(),
                        1,
                        at.truncatedTo(ChronoUnit.MICROS),
                        TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true)),
                null)));
    }

    private String goalOf(UUID ticket) {
        return transactions.asPlatform(() -> clocks.find(ticket)).stream()
                .filter(row -> row.target().name().equals("RESOLUTION"))
                .map(ClockRow::goal)
                .findFirst()
                .orElseThrow();
    }

    private void elsewhere(String sql) throws SQLException {
        try (var connection = FirstlineStack.superuser("sla").getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }
    }
}
