package dev.firstline.console.view;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clock of a ticket, by what was told of it. */
final class Clock {

    private final UUID id;
    private ClockState state = ClockState.RUNNING;
    private @Nullable SlaTarget target;
    private @Nullable Instant startedAt;
    private @Nullable String policy;
    private @Nullable String goal;
    private @Nullable String calendar;
    private @Nullable Instant dueAt;
    private @Nullable PauseCause pausedFor;
    private @Nullable Integer warnedPercent;
    private @Nullable Instant endedAt;
    private @Nullable Long latenessMillis;
    private @Nullable Instant settledAt;
    private @Nullable Verdict verdict;
    private final Latest latest = new Latest();
    private String highestId = "";
    private boolean corrected;

    Clock(UUID id) {
        this.id = id;
    }

    /**
     * Applies what was told next; false when it happened before something that was applied. What was told before a correction comes before
     * it, and what was told after it comes after it, whenever it happened: a correction is about what was told. The ids grow as facts are
     * told.
     */
    boolean takes(Fact fact, SlaEvent event) {
        var id = fact.eventId().toString();
        boolean isCorrection = event instanceof SlaEvent.Corrected;
        if (!latest.isFollowedBy(fact) || (corrected || isCorrection) && id.compareTo(highestId) < 0) {
            return false;
        }
        toldUpTo(id, isCorrection);
        apply(event);
        return true;
    }

    private void toldUpTo(String id, boolean isCorrection) {
        highestId = id.compareTo(highestId) > 0 ? id : highestId;
        corrected |= isCorrection;
    }

    /** Applies all that was told of it, in the order of {@link Fact#IN_ORDER}. */
    void takeAll(List<Fact> inOrder) {
        asTold(inOrder).forEach(fact -> {
            var event = (SlaEvent) fact.event();
            toldUpTo(fact.eventId().toString(), event instanceof SlaEvent.Corrected);
            apply(event);
        });
        inOrder.forEach(latest::isFollowedBy);
    }

    private static List<Fact> asTold(List<Fact> inOrder) {
        var corrections = inOrder.stream()
                .filter(fact -> fact.event() instanceof SlaEvent.Corrected)
                .map(fact -> fact.eventId().toString())
                .toList();
        if (corrections.isEmpty()) {
            return inOrder;
        }
        return inOrder.stream()
                .sorted(Comparator.<Fact>comparingLong(fact -> corrections.stream()
                                .filter(id -> id.compareTo(fact.eventId().toString()) <= 0)
                                .count())
                        .thenComparing(fact -> !(fact.event() instanceof SlaEvent.Corrected)))
                .toList();
    }

    UUID id() {
        return id;
    }

    @Nullable SlaTarget target() {
        return target;
    }

    ClockState state() {
        return state;
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }

    private void apply(SlaEvent event) {
        target = event.target();
        switch (event) {
            case SlaEvent.Started e -> {
                startedAt = e.occurredAt();
                promise(e.policy(), e.goal(), e.calendar());
                due(ClockState.RUNNING, e.dueAt());
            }
            case SlaEvent.Rebased e -> {
                promise(e.policy(), e.goal(), e.calendar());
                due(state, e.dueAt());
            }
            case SlaEvent.Paused e -> {
                due(ClockState.PAUSED, null);
                pausedFor = e.cause();
            }
            case SlaEvent.Resumed e -> due(ClockState.RUNNING, e.dueAt());
            case SlaEvent.Warned e -> warnedPercent = e.percent();
            case SlaEvent.Breached e -> {
                end(ClockState.BREACHED, e.occurredAt(), e.occurredAt());
                latenessMillis = Duration.between(e.occurredAt(), e.firedAt()).toMillis();
            }
            // The breach has said how it ended; this one says for how long, which the page sees by its own clock.
            case SlaEvent.Overdue _ -> {}
            case SlaEvent.Met e -> end(ClockState.MET, e.occurredAt(), e.dueAt());
            case SlaEvent.Cancelled e -> end(ClockState.CANCELLED, e.occurredAt(), dueAt);
            case SlaEvent.Settled e -> settledAt = e.occurredAt();
            case SlaEvent.Corrected e -> correct(e);
            case SlaEvent.Judged e -> verdict = e.verdict() == Verdict.REINSTATED ? null : e.verdict();
        }
    }

    private void correct(SlaEvent.Corrected e) {
        if (e.state() == null) {
            return;
        }
        state = ClockState.valueOf(e.state().name());
        dueAt = e.dueAt();
        pausedFor = e.pausedFor();
        endedAt = state.isOver() ? e.since() : null;
        latenessMillis = null;
        settledAt = null;
        verdict = null;
    }

    private void promise(String policy, String goal, String calendar) {
        this.policy = policy;
        this.goal = goal;
        this.calendar = calendar;
    }

    /** An end is final: a breach carries its due instant as its time, so facts written before it can sort after it. */
    private void due(ClockState next, @Nullable Instant instant) {
        if (!state.isOver()) {
            state = next;
            dueAt = next == ClockState.PAUSED ? null : instant;
        }
    }

    private void end(ClockState outcome, Instant at, @Nullable Instant due) {
        if (!state.isOver()) {
            state = outcome;
            endedAt = at;
            dueAt = due;
        }
    }

    ClockView view() {
        return new ClockView(
                id,
                target,
                state,
                startedAt,
                policy,
                goal,
                calendar,
                dueAt,
                state == ClockState.PAUSED ? pausedFor : null,
                warnedPercent,
                endedAt,
                latenessMillis,
                settledAt,
                verdict);
    }
}
