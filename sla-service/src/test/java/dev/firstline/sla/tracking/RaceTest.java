package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import dev.firstline.sla.policy.TicketProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fact that arrives while the timer fires the same clock. */
@Stack
class RaceTest {

    private static final int TICKETS = 150;
    private static final TicketProfile PROFILE =
            TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true);

    private final TenantPath tenant = new TenantPath(Api.freshTenant());

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping clocks;

    @Test
    void whoeverWinsAClockEndsOnce() {
        Api.promise(tenant.value(), 3600, 1);
        // Due one after the other, 4 ms apart; each is resolved at the very moment at which it is due.
        var first = Instant.now().plusMillis(1500).truncatedTo(ChronoUnit.MICROS);
        var tickets = Stream.generate(Ids::next).limit(TICKETS).toList();
        for (int i = 0; i < TICKETS; i++) {
            hear(
                    tickets.get(i),
                    new TicketFact.Opened(Ids.next(), 1, due(first, i).minusSeconds(1), PROFILE));
        }
        for (int i = 0; i < TICKETS; i++) {
            var due = due(first, i);
            LockSupport.parkNanos(Duration.between(Instant.now(), due).toNanos());
            hear(tickets.get(i), new TicketFact.StatusChanged(Ids.next(), 2, due, TicketStatus.RESOLVED));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> ends().size() >= TICKETS);
        assertThat(ends().stream().collect(Collectors.groupingBy(Told::clockId, Collectors.counting())))
                .hasSize(TICKETS)
                .allSatisfy((clock, count) -> assertThat(count).isOne());
    }

    private List<Told> ends() {
        return Told.ofTenant(tenant.value()).stream().filter(Told::isEnd).toList();
    }

    private static Instant due(Instant first, int index) {
        return first.plusMillis(4L * index);
    }

    private void hear(UUID ticket, TicketFact fact) {
        transactions.asPlatform(() -> clocks.hear(List.of(new HeardFact(ticket, tenant, fact, null))));
    }
}
