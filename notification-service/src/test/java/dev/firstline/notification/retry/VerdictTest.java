package dev.firstline.notification.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.retry.RetrySchedule;
import dev.firstline.notification.retry.Answer.Cause;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private final RetrySchedule schedule = RetrySchedule.parse("5,300");

    @Test
    void whatWasAcceptedIsDelivered() {
        assertThat(Verdict.on(replied(204, true), 1, schedule, 0)).isEqualTo(new Verdict.Delivered());
    }

    @Test
    void whatWasNotTriedForWantOfAPlaceComesAgainSoonHoweverOftenAttemptsFailed() {
        assertThat(Verdict.on(new Answer.Postponed(), 1, schedule, 0))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(1)));
        assertThat(Verdict.on(new Answer.Postponed(), 9, schedule, 1))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 307, 400, 401, 404, 408, 429, 500, 503})
    void everyOtherStatusIsTriedAgainUntilTheScheduleEnds(int status) {
        assertThat(Verdict.on(replied(status, false), 1, schedule, 0))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(5)));
        assertThat(Verdict.on(replied(status, false), 2, schedule, 0))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(300)));
        assertThat(Verdict.on(replied(status, false), 3, schedule, 0)).isEqualTo(new Verdict.GivenUp(false));
    }

    @Test
    void goneIsGivenUpAtOnce() {
        assertThat(Verdict.on(replied(410, false), 1, schedule, 0)).isEqualTo(new Verdict.GivenUp(true));
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void silenceIsTriedAgainUntilTheScheduleEnds(Cause cause) {
        assertThat(Verdict.on(new Answer.Silent(cause), 1, schedule, 0))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(5)));
        assertThat(Verdict.on(new Answer.Silent(cause), 3, schedule, 0)).isEqualTo(new Verdict.GivenUp(false));
    }

    @Test
    void whatNobodyWantsAnyMoreIsGivenUpUntried() {
        assertThat(Verdict.on(new Answer.NotTried(Cause.SUBSCRIPTION_DELETED), 1, schedule, 0))
                .isEqualTo(new Verdict.GivenUp(false));
    }

    private static Answer replied(int status, boolean accepted) {
        return new Answer.Replied(status, accepted, Optional.empty());
    }
}
