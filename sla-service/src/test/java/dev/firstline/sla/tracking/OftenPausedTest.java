package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Ledger;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.policy.TicketProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The row of a clock that is paused again and again, and what is told of it. */
@Stack
class OftenPausedTest {

    private static final int PAUSES = 1_500;

    private final TenantPath tenant = new TenantPath(Api.freshTenant());
    private final UUID ticket = Ids.next();
    private final Instant opened = Instant.now().minus(Duration.ofMinutes(120)).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping keeping;

    @Inject
    ClockTable clocks;

    @Inject
    TicketTable tickets;

    @Test
    void itsRowHasAnEndAndNothingIsToldTwice() {
        hear(List.of(new TicketFact.Opened(
                Ids.next(),
                1,
                opened,
                TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true))));
        for (int from = 0; from < PAUSES; from += 50) {
            var facts = new ArrayList<TicketFact>();
            for (int i = from; i < from + 50; i++) {
                facts.addAll(pause(i));
            }
            hear(facts);
            assertThat(size("octet_length(ledger::text)")).isLessThan(20_000);
            assertThat(size("cardinality(told)")).isLessThanOrEqualTo(300);
        }
        assertThat(told()).as("started, and each pause and its end").isEqualTo(1 + 2 * PAUSES);

        // A copy that remembers nothing of the ticket reads all of it.
        transactions.asPlatform(() -> tickets.hear(List.of(ticket)));
        hear(pause(PAUSES));
        assertThat(told()).isEqualTo(1 + 2 * (PAUSES + 1));

        var due = row().dueAt();
        hear(List.of(new TicketFact.StatusChanged(
                Ids.next(), version(3) - 1, at(3).minusMillis(500), TicketStatus.WAITING_ON_VENDOR)));
        assertThat(row().dueAt())
                .as("what was heard of so late still counts: half a second of the vendor's was ours")
                .isEqualTo(due.plusMillis(500));
        assertThat(told()).as("one correction").isEqualTo(1 + 2 * (PAUSES + 1) + 1);

        isShown();

        hear(List.of(
                new TicketFact.StatusChanged(Ids.next(), version(PAUSES + 2), at(PAUSES + 2), TicketStatus.RESOLVED)));
        assertThat(row().state()).isEqualTo(ClockState.MET);
        Api.as(tenant.value(), "ops")
                .queryParam("from", opened.toString())
                .queryParam("to", opened.plus(Duration.ofDays(1)).toString())
                .queryParam("groupBy", "POLICY")
                .get("/v1/sla/reports/attainment")
                .then()
                .statusCode(200)
                .body(
                        "lines.findAll { it.target == 'RESOLUTION' }.held.CUSTOMER",
                        contains(Duration.ofSeconds(PAUSES + 1).toString()))
                .body("lines.findAll { it.target == 'RESOLUTION' }.held.VENDOR", contains("PT0.5S"));
    }

    private void isShown() {
        int folded = 2 * (PAUSES + 1) + 2 - Ledger.KEPT;
        Api.as(tenant.value(), "helpdesk-agent")
                .get("/v1/tickets/{id}/clocks", ticket)
                .then()
                .statusCode(200)
                .body("clocks.find { it.target == 'RESOLUTION' }.intervals", hasSize(Ledger.KEPT))
                .body("clocks.find { it.target == 'RESOLUTION' }.folded.count", equalTo(folded))
                .body("clocks.find { it.target == 'RESOLUTION' }.folded.from", equalTo(opened.toString()))
                .body(
                        "clocks.find { it.target == 'RESOLUTION' }.held.CUSTOMER",
                        equalTo(Duration.ofSeconds(PAUSES + 1).toString()));
        Api.as(tenant.value(), "helpdesk-agent")
                .header("Accept-Language", "en")
                .get("/v1/tickets/{id}/clocks/{clock}/explanation", ticket, row().id())
                .then()
                .statusCode(200)
                .body("folded.count", equalTo(folded))
                .body("intervals", hasSize(Ledger.KEPT))
                .body("sentences", hasItem(startsWith("2,904 earlier intervals, from ")));
    }

    /** A second with the customer, and then one at work; every other version is left for what is heard late. */
    private List<TicketFact> pause(int number) {
        return List.of(
                new TicketFact.StatusChanged(Ids.next(), version(number), at(number), TicketStatus.WAITING_ON_CUSTOMER),
                new TicketFact.StatusChanged(
                        Ids.next(), version(number) + 2, at(number).plusSeconds(1), TicketStatus.IN_PROGRESS));
    }

    private static long version(int number) {
        return 10 + 4L * number;
    }

    private Instant at(int number) {
        return opened.plusSeconds(1 + 2L * number);
    }

    private void hear(List<TicketFact> facts) {
        transactions.asPlatform(() -> keeping.hear(facts.stream()
                .map(fact -> new HeardFact(ticket, tenant, fact, null))
                .toList()));
    }

    private ClockRow row() {
        return transactions.asPlatform(() -> clocks.find(ticket)).stream()
                .filter(row -> row.target().name().equals("RESOLUTION"))
                .findFirst()
                .orElseThrow();
    }

    private long size(String expression) {
        return number("select " + expression + " from clock where target = 'RESOLUTION' and ticket_id = ?", ticket);
    }

    private long told() {
        return number(
                "select count(*) from outbox where key = ?::text and convert_from(payload, 'UTF8') like '%\"RESOLUTION\"%'",
                ticket);
    }

    private long number(String sql, UUID id) {
        return transactions.asPlatform(
                () -> Sql.query(transactions, sql, (_, statement) -> statement.setObject(1, id), row -> row.getLong(1))
                        .getFirst());
    }
}
