package dev.firstline.sla.clock;

import dev.firstline.contracts.sla.CancellationCause;
import dev.firstline.sla.policy.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the life of one clock, from the moment at which it begins. */
final class Derivation {

    private final ClockKey key;
    private final Duty duty;
    private final List<Interval> intervals = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final Instant begin;
    private Promise promise;
    private Instant promisedAt;
    private @Nullable Instant due;
    private Transition.@Nullable End end;
    private @Nullable Instant dueAtEnd;
    private @Nullable Settlement settlement;
    private boolean silent;
    private boolean over;

    /** Its life, once it has ended; after a breach the intervals are those from due on. */
    private @Nullable Ledger lived;

    private AfterDue afterDue = AfterDue.NOTHING;

    /** The intervals that are not remembered, counted by the calendar of the promise; null where all are. */
    private @Nullable Folded folded;

    /** Whether those would have to be counted anew by another calendar, which needs all facts. */
    private boolean lost;

    /** Service time of what is folded and of so many intervals that follow it; of all of them in front of the last one once it is asked for. */
    private Duration used = Duration.ZERO;

    private int counted;

    /** @param since what it begins with; it may lie before the moment at which that is known to count */
    Derivation(ClockKey key, Duty duty, Occasion since, Moment moment, Given given) {
        this.key = key;
        this.duty = duty;
        this.begin = since.at();
        this.promise = given.promise().beginning(begin);
        this.promisedAt = later(moment.at(), given.by().at());
        intervals.add(new Interval(since.at(), null, IntervalCause.RUNNING, since.eventId()));
        transitions.add(new Transition.Started(since.at(), since.eventId(), promise, due()));
        hold(moment);
    }

    private Derivation(Derivation other) {
        this.key = other.key;
        this.duty = other.duty;
        this.begin = other.begin;
        this.promise = other.promise;
        this.promisedAt = other.promisedAt;
        this.due = other.due;
        this.end = other.end;
        this.dueAtEnd = other.dueAtEnd;
        this.settlement = other.settlement;
        this.silent = other.silent;
        this.over = other.over;
        this.lived = other.lived;
        this.lost = other.lost;
        int forgotten = Math.max(0, other.intervals.size() - Ledger.KEPT);
        var behind = other.intervals.subList(0, forgotten);
        intervals.addAll(other.intervals.subList(forgotten, other.intervals.size()));
        if (other.end == null) {
            this.afterDue = other.afterDue;
            this.folded = Folded.with(other.folded, behind, promise.calendar());
        } else {
            this.afterDue = other.afterDue.with(behind, Objects.requireNonNull(dueAtEnd), promise);
        }
        if (other.counted >= forgotten) {
            this.used = other.used;
            this.counted = other.counted - forgotten;
        } else {
            countAnew();
        }
        int told = Math.max(0, other.transitions.size() - News.KEPT);
        transitions.addAll(other.transitions.subList(told, other.transitions.size()));
    }

    /** One that goes on from here. It remembers the end of its life alone: of what happened before, the sums, and that the world knows it. */
    Derivation copy() {
        return new Derivation(this);
    }

    ClockKey key() {
        return key;
    }

    /** How many instants it remembers. */
    int size() {
        return intervals.size()
                + transitions.size()
                + (lived == null ? 0 : lived.intervals().size());
    }

    /** Whether only all facts can tell how it stands. */
    boolean isLost() {
        return lost;
    }

    /** Whether it was met, broken or cancelled. */
    boolean hasEnded() {
        return end != null;
    }

    /** Whether nothing can follow. */
    boolean isOver() {
        return over;
    }

    /** @param given what is promised then; null for nothing */
    void take(Moment moment, @Nullable Given given) {
        if (end == null) {
            live(moment, given);
        }
        if (end instanceof Transition.Breached && !over) {
            goOnBroken(moment);
        }
    }

    private void live(Moment moment, @Nullable Given given) {
        var dropped = duty.drops(moment, promise.turns());
        if (runs() && moment.at().isAfter(due())) {
            end(new Transition.Breached(due()), due());
        } else if (dropped != null) {
            cancel(moment, dropped, null);
        } else if (duty.reaches(moment, promise.turns())) {
            var dueThen = dueFrom(moment.at());
            end(new Transition.Met(moment.at(), moment.eventId(), dueThen), dueThen);
        } else if (given == null) {
            leave(moment);
        } else {
            goOn(moment, given);
        }
    }

    /** The promise that was broken stays the one that was broken; its pauses hold on. */
    private void goOnBroken(Moment moment) {
        silent |= duty.silences(moment, promise.turns());
        if (duty.reaches(moment, promise.turns())) {
            var broken = Objects.requireNonNull(dueAtEnd);
            settlement = new Settlement(
                    moment.at(), moment.eventId(), afterDue.late(intervals, broken, promise, moment.at()));
            transitions.add(new Transition.Settled(moment.at(), broken, settlement));
            over = true;
        } else if (duty.drops(moment, promise.turns()) != null) {
            over = true;
        } else {
            open(moment, IntervalCause.of(duty.heldBy(moment, promise)));
        }
    }

    /** The clock after the last moment. */
    Clock clock() {
        return new Clock(
                key.target(),
                key.cycle(),
                end != null ? end.state() : runs() ? ClockState.RUNNING : ClockState.PAUSED,
                promise,
                promisedAt,
                begin,
                end != null ? dueAtEnd : runs() ? due() : null,
                end != null ? end.at() : null,
                settlement,
                lived == null ? Ledger.of(folded, intervals, promise.calendar()) : lived,
                overdues(),
                transitions);
    }

    private void goOn(Moment moment, Given given) {
        var now = given.promise().beginning(begin);
        if (!now.equals(promise)) {
            lost |= folded != null && !now.calendar().equals(promise.calendar());
            promise = now;
            promisedAt = given.by().at();
            due = null;
            countAnew();
            transitions.add(new Transition.Rebased(
                    promisedAt,
                    given.by().eventId(),
                    promise,
                    runs() ? due() : dueFrom(moment.at()),
                    given.by().fact() instanceof TicketFact.Rebased choice ? choice : null));
        }
        hold(moment);
    }

    /** Opens the interval that the ticket's status asks for, unless it is open. */
    private void hold(Moment moment) {
        var heldBy = duty.heldBy(moment, promise);
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
        due = null;
        return true;
    }

    /** No policy covers the ticket any more. */
    private void leave(Moment moment) {
        switch (moment.fact()) {
            case TicketFact.SeverityChanged change ->
                cancel(
                        moment,
                        CancellationCause.SEVERITY,
                        change.to() == null ? null : change.to().name());
            case TicketFact.Diagnosed decision ->
                cancel(
                        moment,
                        CancellationCause.DIAGNOSIS,
                        decision.outcome() == null ? null : decision.outcome().name());
            case TicketFact.Escalated to -> cancel(moment, CancellationCause.VENDOR, to.route());
            case TicketFact.Rebased _ -> cancel(moment, CancellationCause.REBASE, null);
            default -> cancel(moment, CancellationCause.CLASSIFICATION, null);
        }
    }

    private void cancel(Moment moment, CancellationCause cause, @Nullable String detail) {
        end(new Transition.Cancelled(moment.at(), moment.eventId(), cause, detail), dueFrom(moment.at()));
    }

    private void end(Transition.End how, Instant dueThen) {
        end = how;
        dueAtEnd = dueThen;
        over = !(how instanceof Transition.Breached);
        lived = Ledger.of(folded, intervals, promise.calendar()).closed(how.at());
        // What is counted beyond due begins in the interval that was open then.
        intervals.subList(0, intervals.size() - 1).clear();
        folded = null;
        transitions.add(how);
    }

    private List<Overdue> overdues() {
        if (end == null) {
            return runs() ? afterDue.thresholds(intervals, due(), promise) : List.of();
        }
        return end instanceof Transition.Breached && !silent
                ? afterDue.thresholds(intervals, Objects.requireNonNull(dueAtEnd), promise)
                : List.of();
    }

    private boolean runs() {
        return intervals.getLast().cause() == IntervalCause.RUNNING;
    }

    /** When the clock is due if it runs on from its last interval. */
    private Instant due() {
        if (due == null) {
            due = later(Due.from(intervals.getLast().from(), promise.calendar(), left()), promisedAt);
        }
        return due;
    }

    /** When it is due, or would be if it ran on from that instant. */
    private Instant dueFrom(Instant at) {
        return runs() ? due() : Due.from(at, promise.calendar(), left());
    }

    /** What is left of the goal at the begin of the last interval, or while that is a pause; an interval is counted once. */
    private Duration left() {
        for (; counted < intervals.size() - 1; counted++) {
            var interval = intervals.get(counted);
            if (interval.cause() == IntervalCause.RUNNING) {
                // Only the last one is open.
                used = used.plus(promise.calendar().between(interval.from(), Objects.requireNonNull(interval.to())));
            }
        }
        return promise.goal().minus(used);
    }

    private void countAnew() {
        used = folded == null ? Duration.ZERO : folded.serviceTime();
        counted = 0;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
