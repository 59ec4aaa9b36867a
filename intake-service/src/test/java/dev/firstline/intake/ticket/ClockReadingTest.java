package dev.firstline.intake.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.ticket.ClockReading.State;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClockReadingTest {

    private static final UUID CLOCK = UUID.fromString("019aa5a0-7c00-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("019aa5a0-7c00-7000-8000-000000000002");
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void theFirstReadingIsTaken() {
        assertThat(reading(CLOCK, State.RUNNING, NINE).replaces(null)).isTrue();
    }

    @Test
    void aNewerReadingReplacesAnOlderOneAndNotTheOtherWayRound() {
        var older = reading(CLOCK, State.RUNNING, NINE);
        var newer = reading(CLOCK, State.PAUSED, TEN);

        assertThat(newer.replaces(older)).isTrue();
        assertThat(older.replaces(newer)).isFalse();
    }

    @Test
    void theEndOfAClockIsTakenAlthoughItsInstantLiesBefore() {
        assertThat(reading(CLOCK, State.BREACHED, NINE).replaces(reading(CLOCK, State.PAUSED, TEN)))
                .isTrue();
    }

    @Test
    void nothingFollowsTheEndOfAClockButAnotherClock() {
        var end = reading(CLOCK, State.MET, NINE);

        assertThat(reading(CLOCK, State.RUNNING, TEN).replaces(end)).isFalse();
        assertThat(reading(CLOCK, State.BREACHED, TEN).replaces(end)).isFalse();
        assertThat(reading(OTHER, State.RUNNING, TEN).replaces(end)).isTrue();
    }

    @Test
    void aCorrectionTakesBackWhatWasSaidOfItsClockAndNothingOfALaterOne() {
        var end = reading(CLOCK, State.BREACHED, TEN);

        assertThat(reading(CLOCK, State.MET, NINE).corrects(end)).isTrue();
        assertThat(reading(CLOCK, State.RUNNING, NINE).corrects(end)).isTrue();
        assertThat(reading(CLOCK, State.MET, NINE).corrects(reading(OTHER, State.RUNNING, TEN)))
                .isFalse();
        assertThat(reading(CLOCK, State.MET, NINE).corrects(null)).isTrue();
    }

    private static ClockReading reading(UUID id, State state, Instant at) {
        return new ClockReading(id, state, null, at);
    }
}
