package dev.firstline.console.view;

import dev.firstline.contracts.sla.PauseCause;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clocks of a ticket, from their facts in order. */
final class Clocks {

    private Clocks() {}

    /** One view for each clock, first response before resolution. */
    static List<ClockView> of(List<Fact> inOrder) {
        var clocks = new LinkedHashMap<UUID, Clock>();
        for (var fact : inOrder) {
            if (fact.event() instanceof SlaEvent event) {
                clocks.computeIfAbsent(event.clockId(), Clock::new).apply(event);
            }
        }
        return clocks.values().stream()
                .map(Clock::view)
                .sorted(Comparator.comparing(ClockView::target, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(clock -> clock.clockId().toString()))
                .toList();
    }

    private static final class Clock {

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

        Clock(UUID id) {
            this.id = id;
        }

        void apply(SlaEvent event) {
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
                    latenessMillis =
                            Duration.between(e.occurredAt(), e.firedAt()).toMillis();
                }
                // The breach has said how it ended; this one says for how long, which the page sees by its own clock.
                case SlaEvent.Overdue _ -> {}
                case SlaEvent.Met e -> end(ClockState.MET, e.occurredAt(), e.dueAt());
                case SlaEvent.Cancelled e -> end(ClockState.CANCELLED, e.occurredAt(), dueAt);
            }
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
                    latenessMillis);
        }
    }
}
