package dev.firstline.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.SlaTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The service in small: hears facts one by one, remembers what it told, and has a timer. */
final class World {

    private final List<TicketFact> heard = new ArrayList<>();
    private final Map<SlaTarget, List<Transition>> told = new EnumMap<>(SlaTarget.class);
    private final Map<SlaTarget, Transition.End> ends = new EnumMap<>(SlaTarget.class);
    private List<Clock> clocks = List.of();

    void hear(TicketFact fact) {
        heard.add(fact);
        derive();
    }

    /** Breaches what is due by then, as the timer does: without looking at the facts. */
    void fireUntil(Instant now) {
        for (var clock : clocks) {
            if (clock.state() == ClockState.RUNNING && !clock.dueAt().isAfter(now)) {
                tell(clock.target(), new Transition.Breached(clock.dueAt()));
            }
        }
        derive();
    }

    List<Transition> told(SlaTarget target) {
        return told.getOrDefault(target, List.of());
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

    /** The same intervals as in the right order, as far as the clock lived. */
    void assertLedgersOf(List<Clock> expected) {
        assertThat(clocks)
                .extracting(Clock::target)
                .isEqualTo(expected.stream().map(Clock::target).toList());
        for (int i = 0; i < clocks.size(); i++) {
            var clock = clocks.get(i);
            var right = expected.get(i);
            if (clock.state() == right.state() && Objects.equals(clock.endedAt(), right.endedAt())) {
                assertThat(clock.ledger()).isEqualTo(right.ledger());
            } else {
                // An end was told before an earlier fact was heard; it stays, and the ledger is right up to it.
                assertThat(ends.get(clock.target()).state()).isEqualTo(clock.state());
                assertThat(ends.get(clock.target()).at()).isEqualTo(clock.endedAt());
            }
        }
    }

    void assertNothingRuns() {
        assertThat(clocks).extracting(Clock::state).doesNotContain(ClockState.RUNNING);
    }

    private void derive() {
        clocks = Clocks.derive(heard, History.POLICY, ends);
        for (var clock : clocks) {
            News.of(clock, keys(clock.target())).forEach(transition -> tell(clock.target(), transition));
        }
    }

    private Set<String> keys(SlaTarget target) {
        var keys = new HashSet<String>();
        told(target).forEach(transition -> keys.add(transition.key()));
        return keys;
    }

    private void tell(SlaTarget target, Transition transition) {
        told.computeIfAbsent(target, any -> new ArrayList<>()).add(transition);
        if (transition instanceof Transition.End end) {
            ends.put(target, end);
        }
    }
}
