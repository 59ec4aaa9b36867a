package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.policy.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks the moments of a ticket once and writes the life of one of its clocks. */
final class Derivation {

    private final ClockKey key;
    private final SlaTarget target;
    private final Books books;
    private final Transition.@Nullable End told;
    private final List<Interval> intervals = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private @Nullable Promise promise;
    private Instant promisedAt = Instant.MIN;
    private Transition.@Nullable End end;
    private @Nullable Instant dueAtEnd;
    private boolean settled;

    /** @param told the ends that were told to the world already */
    Derivation(ClockKey key, Books books, Map<ClockKey, Transition.End> told) {
        this.key = key;
        this.target = key.target();
        this.books = books;
        this.told = told.get(key);
    }

    /** Whether nothing can follow. */
    boolean hasEnded() {
        return end != null;
    }

    void take(Moment moment) {
        if (end == null) {
            live(moment);
        }
        if (end instanceof Transition.Breached && !settled) {
            goOnBroken(moment);
        }
    }

    private void live(Moment moment) {
        if (promise == null) {
            if (moment.begins(target)) {
                promised(moment).ifPresent(given -> start(moment, given));
            }
        } else if (told != null && isBeyond(told, moment)) {
            endAs(told);
        } else if (told == null && runs() && moment.at().isAfter(due())) {
            end(new Transition.Breached(due()), due());
        } else if (told == null && moment.drops(target)) {
            cancel(moment);
        } else if (told == null && moment.reaches(target)) {
            var due = dueFrom(moment.at());
            end(new Transition.Met(moment.at(), moment.eventId(), due), due);
        } else if (isSettledBy(moment)) {
            settled = true;
        } else {
            promised(moment).ifPresentOrElse(given -> goOn(moment, given), () -> leave(moment));
        }
    }

    /** The promise that was broken stays the one that was broken; its pauses hold on. */
    private void goOnBroken(Moment moment) {
        if (isSettledBy(moment)) {
            settled = true;
        } else {
            open(moment, IntervalCause.of(promise.heldBy(moment.status())));
        }
    }

    /** Whether nothing is missing any more, be it late. */
    private boolean isSettledBy(Moment moment) {
        return moment.drops(target) || moment.reaches(target);
    }

    /** Whether the end that was told lies behind that moment, or is its doing. */
    private boolean isBeyond(Transition.End told, Moment moment) {
        return moment.at().isAfter(told.at())
                || moment.eventId().equals(told.causedBy())
                || moment.at().equals(told.at()) && moment.reaches(target);
    }

    /** The clock after the last moment; empty when nothing was promised. */
    Optional<Clock> clock() {
        if (promise == null) {
            return Optional.empty();
        }
        if (end == null && told != null) {
            endAs(told);
        }
        var ledger = new Ledger(intervals);
        return Optional.of(new Clock(
                target,
                key.cycle(),
                end != null ? end.state() : runs() ? ClockState.RUNNING : ClockState.PAUSED,
                promise,
                promisedAt,
                intervals.getFirst().from(),
                end != null ? dueAtEnd : runs() ? due() : null,
                end != null ? end.at() : null,
                end != null ? ledger.closed(end.at()) : ledger,
                overdues(),
                transitions));
    }

    private Optional<Promise> promised(Moment moment) {
        var begin = intervals.isEmpty() ? moment.at() : intervals.getFirst().from();
        return books.book(moment.rulebook()).promise(target, moment.profile()).map(given -> given.beginning(begin));
    }

    private void start(Moment moment, Promise given) {
        promise = given;
        promisedAt = moment.at();
        intervals.add(new Interval(moment.at(), null, IntervalCause.RUNNING, moment.eventId()));
        transitions.add(new Transition.Started(moment.at(), moment.eventId(), given, due()));
        hold(moment, given);
    }

    private void goOn(Moment moment, Promise given) {
        if (!given.equals(promise)) {
            promise = given;
            promisedAt = moment.at();
            transitions.add(new Transition.Rebased(
                    moment.at(),
                    moment.eventId(),
                    given,
                    runs() ? due() : dueFrom(moment.at()),
                    moment.fact() instanceof TicketFact.Rebased choice ? choice : null));
        }
        hold(moment, given);
    }

    /** Opens the interval that the ticket's status asks for, unless it is open. */
    private void hold(Moment moment, Promise given) {
        var heldBy = given.heldBy(moment.status());
        if (open(moment, IntervalCause.of(heldBy))) {
            transitions.add(
                    heldBy == null
                            ? new Transition.Resumed(moment.at(), moment.eventId(), due())
                            : new Transition.Paused(moment.at(), moment.eventId(), heldBy));
        }
    }

    /** Opens an interval unless one of that cause is open; whether it did. */
    private boolean open(Moment moment, IntervalCause cause) {
        if (intervals.getLast().cause() == cause) {
            return false;
        }
        intervals.set(intervals.size() - 1, intervals.getLast().closed(moment.at()));
        intervals.add(new Interval(moment.at(), null, cause, moment.eventId()));
        return true;
    }

    /** No policy covers the ticket any more. */
    private void leave(Moment moment) {
        if (told == null) {
            cancel(moment);
        }
    }

    private void cancel(Moment moment) {
        end(new Transition.Cancelled(moment.at(), moment.eventId()), dueFrom(moment.at()));
    }

    private void endAs(Transition.End told) {
        end(told, told instanceof Transition.Breached ? told.at() : dueFrom(told.at()));
    }

    private void end(Transition.End how, Instant due) {
        end = how;
        dueAtEnd = due;
        transitions.add(how);
    }

    private List<Overdue> overdues() {
        if (settled) {
            return List.of();
        }
        if (end == null) {
            return runs() ? AfterDue.thresholds(intervals, due(), promise) : List.of();
        }
        return end instanceof Transition.Breached ? AfterDue.thresholds(intervals, dueAtEnd, promise) : List.of();
    }

    private boolean runs() {
        return intervals.getLast().cause() == IntervalCause.RUNNING;
    }

    /** When the clock is due if it runs on from its last interval. */
    private Instant due() {
        return Due.at(new Ledger(intervals), promise.calendar(), promise.goal(), promisedAt);
    }

    /** When it is due, or would be if it ran on from that instant. */
    private Instant dueFrom(Instant at) {
        return runs() ? due() : Due.from(at, new Ledger(intervals), promise.calendar(), promise.goal());
    }
}
