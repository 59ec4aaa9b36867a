package dev.firstline.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.PolicyResolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The service in small: hears facts one by one, remembers what it told, and has a timer. */
final class World {

    private final List<TicketFact> heard = new ArrayList<>();
    private final Map<ClockKey, List<Transition>> told = new HashMap<>();
    private final Map<ClockKey, Transition.End> ends = new HashMap<>();
    private final PolicyResolution policies;
    private List<Clock> clocks = List.of();

    World() {
        this(History.POLICY);
    }

    World(PolicyResolution policies) {
        this.policies = policies;
    }

    void hear(TicketFact fact) {
        heard.add(fact);
        derive();
    }

    /** Breaches what is due by then, as the timer does: without looking at the facts. */
    void fireUntil(Instant now) {
        for (var clock : clocks) {
            if (clock.state() == ClockState.RUNNING && !clock.dueAt().isAfter(now)) {
                tell(clock.key(), new Transition.Breached(clock.dueAt()));
            }
        }
        derive();
    }

    List<Transition> told(SlaTarget target) {
        return told(new ClockKey(target, 1));
    }

    private List<Transition> told(ClockKey key) {
        return told.getOrDefault(key, List.of());
    }

    void assertOneEndAtMost() {
        assertThat(told.values())
                .allSatisfy(transitions -> assertThat(transitions)
                        .filteredOn(Transition.End.class::isInstance)
                        .hasSizeLessThanOrEqualTo(1));
        assertThat(told.values()).allSatisfy(transitions -> {
            if (transitions.stream().anyMatch(Transition.End.class::isInstance)) {
                assertThat(transitions.getLast()).isInstanceOf(Transition.End.class);
            }
        });
    }

    /** The same intervals and thresholds after due as in the right order, as far as the clock lived. */
    void assertLedgersOf(List<Clock> expected) {
        assertThat(clocks)
                .extracting(Clock::key)
                .isEqualTo(expected.stream().map(Clock::key).toList());
        for (int i = 0; i < clocks.size(); i++) {
            var clock = clocks.get(i);
            var right = expected.get(i);
            if (clock.state() == right.state() && Objects.equals(clock.endedAt(), right.endedAt())) {
                assertThat(clock.ledger()).isEqualTo(right.ledger());
                assertThat(clock.overdues()).isEqualTo(right.overdues());
            } else {
                // An end was told before an earlier fact was heard; it stays, and the ledger is right up to it.
                assertThat(ends.get(clock.key()).state()).isEqualTo(clock.state());
                assertThat(ends.get(clock.key()).at()).isEqualTo(clock.endedAt());
            }
        }
    }

    void assertNothingRuns() {
        assertThat(clocks).extracting(Clock::state).doesNotContain(ClockState.RUNNING);
    }

    private void derive() {
        clocks = Clocks.derive(heard, any -> policies, ends);
        for (var clock : clocks) {
            News.of(clock, keys(clock.key())).forEach(transition -> tell(clock.key(), transition));
        }
        var left = clocks.stream().map(Clock::key).toList();
        Set.copyOf(told.keySet()).stream()
                .filter(key -> !left.contains(key) && !ends.containsKey(key))
                .forEach(gone -> tell(
                        gone, new Transition.Cancelled(told.get(gone).getFirst().at(), null)));
    }

    private Set<String> keys(ClockKey key) {
        var keys = new HashSet<String>();
        told(key).forEach(transition -> keys.add(transition.key()));
        return keys;
    }

    private void tell(ClockKey key, Transition transition) {
        told.computeIfAbsent(key, any -> new ArrayList<>()).add(transition);
        if (transition instanceof Transition.End end) {
            ends.put(key, end);
        }
    }
}
