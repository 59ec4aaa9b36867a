package dev.firstline.sla.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many statements it takes to hear of tickets, beside those of the transaction and of the inbox. PostgreSQL counts them, for the connection
 * of the transaction: how often each statement was planned that the driver keeps prepared there, which all are after a few times.
 */
@Stack
class StatementsTest {

    private static final String COUNTED = """
            select coalesce(sum(generic_plans + custom_plans), 0) from pg_prepared_statements
            where statement not like '%pg_prepared_statements%'""";

    /** The driver prepares what it has sent some times. */
    private static final int WARM = 8;

    private final TenantPath tenant = new TenantPath(Api.freshTenant());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping keeping;

    @Inject
    Courses courses;

    /** Other tests hear of thousands of tickets in no time; what they leave behind is forgotten soon. */
    @BeforeEach
    void thereIsRoomToRemember() {
        await().atMost(Duration.ofMinutes(1)).until(() -> courses.weight() < Courses.MOST_BYTES / 2);
    }

    @Test
    void aTicketsLifeTakesAFewStatementsForEachOfItsFacts() {
        var taken = transactions.asPlatform(() -> {
            IntStream.range(0, WARM).forEach(any -> life(Ids.next(), 1).forEach(this::statements));
            return life(Ids.next(), 1).stream().map(this::statements).toList();
        });
        // Storing and locking, what was heard before, the clocks, the news.
        assertThat(taken.getFirst()).as("an opening: %s", taken).isLessThanOrEqualTo(4);
        assertThat(taken).as("another fact").allMatch(count -> count <= 4);
        // Three of the eight change no clock, which is looked at nevertheless.
        assertThat(taken.stream().mapToLong(Long::longValue).sum())
                .as("of a life: %s", taken)
                .isLessThanOrEqualTo(28);
    }

    @Test
    void fiftyTicketsTakeAsManyAsOne() {
        var taken = transactions.asPlatform(() -> {
            IntStream.range(0, WARM).forEach(any -> life(Ids.next(), 1).forEach(this::statements));
            var one = life(Ids.next(), 1).stream().map(this::statements).toList();
            var fifty = life(Ids.next(), 50).stream().map(this::statements).toList();
            return List.of(one, fifty);
        });
        assertThat(taken.get(1)).isEqualTo(taken.get(0));
    }

    @Test
    void aPolicyOfTheTenantsOwnIsNotReadForEachTicket() {
        Api.promise(tenant.value(), 3_600, 7_200);
        aTicketsLifeTakesAFewStatementsForEachOfItsFacts();
    }

    private long statements(List<HeardFact> heard) {
        long before = counted();
        keeping.hear(heard);
        return counted() - before;
    }

    private long counted() {
        return Sql.query(transactions, COUNTED, (_, _) -> {}, row -> row.getLong(1))
                .getFirst();
    }

    /** The same life of so many tickets, fact by fact as each is heard. */
    private List<List<HeardFact>> life(UUID first, int tickets) {
        var ids = new ArrayList<>(List.of(first));
        while (ids.size() < tickets) {
            ids.add(Ids.next());
        }
        return IntStream.rangeClosed(1, 8)
                .mapToObj(step -> ids.stream()
                        .map(id -> new HeardFact(id, tenant, fact(step), null))
                        .toList())
                .toList();
    }

    private TicketFact fact(int step) {
        var at = now.plusMillis(step);
        return switch (step) {
            case 1 ->
                new TicketFact.Opened(
                        Ids.next(),
                        1,
                        at,
                        TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true));
            case 2 -> new TicketFact.Diagnosed(Ids.next(), at, Outcome.RESOLVE_BY_PARTNER);
            case 3 ->
                new TicketFact.Wrote(
                        Ids.next(), 3, at, CommunicationDirection.OUTBOUND, CommunicationVisibility.CUSTOMER);
            case 4 -> new TicketFact.StatusChanged(Ids.next(), 4, at, TicketStatus.IN_PROGRESS);
            case 5 -> new TicketFact.StatusChanged(Ids.next(), 5, at, TicketStatus.WAITING_ON_CUSTOMER);
            case 6 ->
                new TicketFact.Wrote(
                        Ids.next(), 6, at, CommunicationDirection.INBOUND, CommunicationVisibility.CUSTOMER);
            case 7 -> new TicketFact.StatusChanged(Ids.next(), 7, at, TicketStatus.IN_PROGRESS);
            default -> new TicketFact.StatusChanged(Ids.next(), 8, at, TicketStatus.RESOLVED);
        };
    }
}
