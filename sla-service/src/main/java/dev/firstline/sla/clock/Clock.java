package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a ticket, as its facts tell it.
 *
 * @param target what it measures
 * @param cycle which one of its target, counted from 1
 * @param state how it stands; a RUNNING one may be past its due instant if no fact has told so yet
 * @param promise as it holds now, or held at the end
 * @param promisedAt when that promise was given: nothing is due or warned of before it
 * @param startedAt when the clock began
 * @param dueAt when it will be broken if nothing happens, or would have been had it not ended; null while it stands
 * @param endedAt when it was met, breached or cancelled; null before
 * @param settlement when what a broken one promised came after all; null while it has not, and for all others
 * @param ledger its life
 * @param overdues the thresholds after due, in order, also those whose instant has passed: while it runs as if nothing happened, and of
 *     a broken one as long as what it measures has not happened
 * @param transitions all that happened to it, in order
 */
public record Clock(
        SlaTarget target,
        int cycle,
        ClockState state,
        Promise promise,
        Instant promisedAt,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Settlement settlement,
        Ledger ledger,
        List<Overdue> overdues,
        List<Transition> transitions) {

    /** Copies what it is given. */
    public Clock {
        overdues = List.copyOf(overdues);
        transitions = List.copyOf(transitions);
    }

    /** Which clock of its ticket this is. */
    public ClockKey key() {
        return new ClockKey(target, cycle);
    }

    /** Service time used up until that instant. */
    public Duration elapsed(Instant asOf) {
        return ledger.elapsed(promise.calendar(), asOf);
    }

    /** Service time left at that instant; zero when none is. */
    public Duration remaining(Instant asOf) {
        var left = promise.goal().minus(elapsed(asOf));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** How it ended; empty while it lives. */
    public Optional<Transition.End> end() {
        return transitions.stream()
                .filter(Transition.End.class::isInstance)
                .map(Transition.End.class::cast)
                .findFirst();
    }

    /** How it stands, in short. */
    public Standing standing() {
        return ledger.standing(state, endedAt, dueAt);
    }

    /** The same clock when time has been judged until that instant: broken if it was due by then. */
    public Clock judgedUntil(Instant instant) {
        if (state != ClockState.RUNNING || Objects.requireNonNull(dueAt).isAfter(instant)) {
            return this;
        }
        var all = new ArrayList<>(transitions);
        all.add(new Transition.Breached(dueAt));
        return new Clock(
                target,
                cycle,
                ClockState.BREACHED,
                promise,
                promisedAt,
                startedAt,
                dueAt,
                dueAt,
                settlement,
                ledger.closed(dueAt),
                overdues,
                all);
    }

    /** How it stands, without how it got there. */
    public Clock withoutTransitions() {
        return new Clock(
                target,
                cycle,
                state,
                promise,
                promisedAt,
                startedAt,
                dueAt,
                endedAt,
                settlement,
                ledger,
                overdues,
                List.of());
    }

    /** The warnings of a running clock, in order, also those whose instant has passed; none before it is due. */
    public List<Warning> warnings() {
        if (state != ClockState.RUNNING) {
            return List.of();
        }
        return promise.warnings().stream()
                .map(threshold -> new Warning(reaches(threshold.used()), threshold.percent(), threshold.before()))
                .filter(warning -> warning.at().isBefore(dueAt))
                .toList();
    }

    /** The instant at which a running clock has used that much, from its last start or from its promise on. */
    private Instant reaches(Duration used) {
        return Due.at(ledger, promise.calendar(), used, promisedAt);
    }
}
