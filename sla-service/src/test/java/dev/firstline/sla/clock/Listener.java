package dev.firstline.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.sla.PauseCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who knows of one clock what was told of it and nothing else. */
final class Listener {

    private ClockState state = ClockState.RUNNING;
    private @Nullable Instant dueAt;
    private @Nullable Instant endedAt;
    private @Nullable PauseCause pausedFor;
    private boolean begun;
    private int words;

    void hear(News news) {
        switch (news) {
            case News.Happened(var transitions) -> transitions.forEach(this::hear);
            case News.Corrected(var told, var now, var then) -> {
                words++;
                assertThat(told.contradicts(now))
                        .as("a correction says something else")
                        .isTrue();
                assertThat(told.state()).as("it corrects what was told").isEqualTo(state);
                if (state.isTerminal()) {
                    assertThat(told.since()).isEqualTo(endedAt);
                }
                state = now.state();
                dueAt = now.dueAt();
                pausedFor = now.pausedFor();
                endedAt = now.state().isTerminal() ? now.since() : null;
                then.forEach(this::hear);
            }
        }
    }

    private void hear(Transition transition) {
        words++;
        assertThat(state.isTerminal())
                .as("after an end nothing is told but its correction, and that it was settled")
                .isEqualTo(transition instanceof Transition.Settled);
        assertThat(begun).isNotEqualTo(transition instanceof Transition.Started);
        switch (transition) {
            case Transition.Started started -> {
                begun = true;
                dueAt = started.dueAt();
            }
            case Transition.Paused paused -> {
                state = ClockState.PAUSED;
                dueAt = null;
                pausedFor = paused.cause();
            }
            case Transition.Resumed resumed -> {
                state = ClockState.RUNNING;
                dueAt = resumed.dueAt();
                pausedFor = null;
            }
            case Transition.Rebased rebased -> dueAt = state == ClockState.RUNNING ? rebased.dueAt() : null;
            case Transition.Met met -> end(met, met.dueAt());
            case Transition.Breached breached -> end(breached, breached.at());
            case Transition.Cancelled cancelled -> end(cancelled, null);
            case Transition.Settled _ -> assertThat(state).isEqualTo(ClockState.BREACHED);
        }
    }

    private void end(Transition.End end, @Nullable Instant due) {
        state = end.state();
        endedAt = end.at();
        dueAt = due;
        pausedFor = null;
    }

    int words() {
        return words;
    }

    /** The first word and its corrections together say how the clock stands. */
    void assertKnows(Standing standing) {
        assertThat(state).isEqualTo(standing.state());
        assertThat(pausedFor).isEqualTo(standing.pausedFor());
        if (state.isTerminal()) {
            assertThat(endedAt).isEqualTo(standing.since());
        }
        if (state != ClockState.CANCELLED) {
            assertThat(dueAt).isEqualTo(standing.dueAt());
        }
    }
}
