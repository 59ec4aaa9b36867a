package dev.firstline.sla.tracking;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.Stack;
import dev.firstline.sla.fixture.Told;
import dev.firstline.sla.policy.TicketProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A fact of the very millisecond in which a clock is due, heard while the timer fires that clock: 10,000 times, half of them a pause, half
 * the answer that meets the clock. Whoever comes first, the outcome is the one that all facts give, and what was told says so.
 */
@Stack
class RaceTest {

    private static final int ROUNDS = 10_000;

    /** Opened beforehand, and then raced. */
    private static final int IN_A_HEAT = 1_000;

    /** Rounds of one instant, heard in one transaction as a batch of events is. */
    private static final int TOGETHER = 25;

    private static final Duration BETWEEN_INSTANTS = Duration.ofMillis(25);

    /** By so much the hearing begins before the instant at most. */
    private static final int LARGEST_LEAD_MILLIS = 12;

    /** By so much after it: the timer tells once the sources have stated that nothing from before is on its way, every 50 ms. */
    private static final int LARGEST_DELAY_MILLIS = 100;

    private static final int HEARERS = 4;

    /** Short, since a ticket that was opened before the policy was set is not judged by it. */
    private static final Duration GOAL = Duration.ofSeconds(1);

    private static final String POLICY = """
            {"rules":[{"id":"race","goals":[
              {"target":"RESOLUTION","goal":"PT1S","calendar":"24x7","warnAtPercent":[]}]}]}""";
    private static final TicketProfile PROFILE =
            TicketProfile.of(TicketType.INCIDENT, Severity.A, Language.EN, null, null, true);

    private static final String CLOCKS = """
            select id, state, ended_at, ledger @> '[{"cause": "CUSTOMER"}]' as paused,
                (select coalesce(extract(epoch from sum(least((interval ->> 'to')::timestamptz, ended_at) - (interval ->> 'from')::timestamptz)), 0)
                    from jsonb_array_elements(ledger) as interval where interval ->> 'cause' = 'RUNNING') as ran
            from clock where tenant = ? and target = 'RESOLUTION'""";

    private final TenantPath tenant = new TenantPath(Api.freshTenant());

    @Inject
    Transactions transactions;

    @Inject
    ClockKeeping clocks;

    /** A ticket, when its clock is due, and the status to which it moves in that instant. */
    private record Round(UUID ticket, Instant due, TicketStatus status) {

        TicketFact opened() {
            return new TicketFact.Opened(Ids.next(), 1, due.minus(GOAL), PROFILE);
        }

        TicketFact moved() {
            return new TicketFact.StatusChanged(Ids.next(), 2, due, status);
        }

        TicketFact resolvedAtLast() {
            return new TicketFact.StatusChanged(Ids.next(), 3, due.plusMillis(1), TicketStatus.RESOLVED);
        }
    }

    /** A clock in the table; {@code ran} is what its ledger says that it ran until its end. */
    private record Stored(String state, Instant endedAt, boolean paused, Duration ran) {}

    @Test
    void aPauseOrAnAnswerInTheMillisecondOfTheBreachCountsWhoeverComesFirst() throws Exception {
        Api.as(tenant.value(), "admin-agent")
                .body(POLICY)
                .put("/v1/policies/race")
                .then()
                .statusCode(201);

        var opening = Duration.ofSeconds(2);
        for (int raced = 0; raced < ROUNDS; raced += IN_A_HEAT) {
            var heat = heat(Instant.now().plus(opening.multipliedBy(2)));
            long begun = System.nanoTime();
            hear(heat.stream().map(round -> heard(round, round.opened())).toList());
            opening = Duration.ofNanos(System.nanoTime() - begun);
            race(heat);
            // What stands since then would stand for ever.
            hear(heat.stream()
                    .map(round -> heard(round, round.resolvedAtLast()))
                    .toList());
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> running() == 0);
        var stored = stored();
        var told = Told.ofTenant(tenant.value()).stream().collect(groupingBy(Told::clockId));
        assertThat(stored).hasSize(ROUNDS);
        assertThat(told).containsKeys(stored.keySet().toArray(UUID[]::new));
        stored.forEach((clock, row) -> assertToldAsStored(row, told.get(clock)));
        assertThat(told.values())
                .as("won by the timer, and by the answer or the pause")
                .anyMatch(words -> words.stream().anyMatch(word -> word.type().equals("sla.corrected")))
                .anyMatch(words -> words.stream().noneMatch(word -> word.type().equals("sla.corrected")));
        assertThat(stored.values()).extracting(Stored::paused).contains(true, false);
    }

    /** Due at {@link #TOGETHER} an instant; paused and answered by turns. */
    private static List<Round> heat(Instant first) {
        var start = first.truncatedTo(ChronoUnit.MILLIS);
        return IntStream.range(0, IN_A_HEAT)
                .mapToObj(i -> new Round(
                        Ids.next(),
                        start.plus(BETWEEN_INSTANTS.multipliedBy(i / TOGETHER)),
                        i % 2 == 0 ? TicketStatus.WAITING_ON_CUSTOMER : TicketStatus.RESOLVED))
                .toList();
    }

    private void race(List<Round> heat) throws Exception {
        try (var hearers = Executors.newFixedThreadPool(HEARERS)) {
            var racing = new ArrayList<Future<?>>();
            for (int from = 0; from < heat.size(); from += TOGETHER) {
                var some = heat.subList(from, from + TOGETHER);
                // 37 has no factor in common with the range: one heat reaches all of it, ahead of the timer and behind
                // it.
                int delay = racing.size() * 37 % (LARGEST_LEAD_MILLIS + LARGEST_DELAY_MILLIS + 1) - LARGEST_LEAD_MILLIS;
                boolean last = from + TOGETHER >= heat.size();
                racing.add(hearers.submit(() -> {
                    var start = some.getFirst().due().plusMillis(delay);
                    LockSupport.parkNanos(Duration.between(Instant.now(), start).toNanos());
                    if (last) {
                        // On any machine the timer wins some.
                        await().atMost(Duration.ofSeconds(60)).until(() -> running() == 0);
                    }
                    hear(some.stream().map(round -> heard(round, round.moved())).toList());
                }));
            }
            for (var one : racing) {
                one.get();
            }
        }
    }

    /** A breach that the timer told first is corrected: the answer and the pause of the due instant itself were in time. */
    private static void assertToldAsStored(Stored clock, List<Told> told) {
        assertThat(clock.state()).isEqualTo("MET");
        assertThat(clock.ran()).isEqualTo(GOAL);
        var types = told.stream().map(Told::type).toList();
        assertThat(types)
                .isIn(
                        clock.paused()
                                ? List.of(
                                        List.of("sla.started", "sla.paused", "sla.met"),
                                        List.of("sla.started", "sla.breached", "sla.corrected", "sla.met"))
                                : List.of(
                                        List.of("sla.started", "sla.met"),
                                        List.of("sla.started", "sla.breached", "sla.corrected")));
        if (types.getLast().equals("sla.met")) {
            assertThat(told.getLast().occurredAt()).isEqualTo(clock.endedAt());
        }
    }

    private HeardFact heard(Round round, TicketFact fact) {
        return new HeardFact(round.ticket(), tenant, fact, null);
    }

    private void hear(List<HeardFact> facts) {
        transactions.asPlatform(() -> clocks.hear(facts));
    }

    private long running() throws SQLException {
        return stored().values().stream()
                .filter(row -> row.state().equals("RUNNING"))
                .count();
    }

    private Map<UUID, Stored> stored() throws SQLException {
        try (var connection = FirstlineStack.superuser("sla").getConnection();
                var query = connection.prepareStatement(CLOCKS)) {
            query.setString(1, tenant.value());
            try (var row = query.executeQuery()) {
                var stored = new HashMap<UUID, Stored>();
                while (row.next()) {
                    var end = row.getObject("ended_at", OffsetDateTime.class);
                    stored.put(
                            row.getObject("id", UUID.class),
                            new Stored(
                                    row.getString("state"),
                                    end == null ? Instant.MAX : end.toInstant(),
                                    row.getBoolean("paused"),
                                    Duration.ofMillis(row.getBigDecimal("ran")
                                            .movePointRight(3)
                                            .longValue())));
                }
                return stored;
            }
        }
    }
}
