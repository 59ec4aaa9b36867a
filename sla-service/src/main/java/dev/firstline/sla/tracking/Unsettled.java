package dev.firstline.sla.tracking;

import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Interval;
import dev.firstline.sla.clock.Ledger;
import dev.firstline.sla.clock.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A breach that the facts known so far tell of, while facts from before it may still be on their way. */
final class Unsettled {

    private Unsettled() {}

    /**
     * The clocks of a ticket as they may be told: one that is broken goes on running, past its due instant, until all facts up to that have
     * been read. Then the timer breaks it, and tells what came of it since, which it finds with the clock.
     *
     * @param stored what was told before stays what it is compared with
     * @param covered whether all facts up to an instant have been read
     */
    static List<Clock> unlessTold(List<Clock> derived, Collection<ClockRow> stored, Predicate<Instant> covered) {
        var ended = stored.stream()
                .filter(row -> row.state().isTerminal())
                .map(ClockRow::key)
                .collect(Collectors.toSet());
        return derived.stream()
                .map(clock -> clock.state() != ClockState.BREACHED
                                || ended.contains(clock.key())
                                || covered.test(clock.endedAt())
                        ? clock
                        : running(clock))
                .toList();
    }

    /** The clocks of which more is to be told once all facts up to their breach have been read. */
    static Set<ClockKey> heldBack(List<Clock> derived, List<Clock> told) {
        return IntStream.range(0, derived.size())
                .filter(i -> derived.get(i).state() != told.get(i).state())
                .mapToObj(i -> derived.get(i).key())
                .collect(Collectors.toSet());
    }

    private static Clock running(Clock clock) {
        return new Clock(
                clock.target(),
                clock.cycle(),
                ClockState.RUNNING,
                clock.promise(),
                clock.promisedAt(),
                clock.startedAt(),
                clock.dueAt(),
                null,
                clock.settlement(),
                reopened(clock.ledger()),
                clock.overdues(),
                clock.transitions().stream()
                        .takeWhile(transition -> !(transition instanceof Transition.End))
                        .toList());
    }

    /** The breach ended the last interval. */
    private static Ledger reopened(Ledger ledger) {
        var intervals = new ArrayList<Interval>(ledger.intervals());
        var last = intervals.removeLast();
        intervals.add(new Interval(last.from(), null, last.cause(), last.openedBy()));
        return new Ledger(intervals, ledger.folded());
    }
}
