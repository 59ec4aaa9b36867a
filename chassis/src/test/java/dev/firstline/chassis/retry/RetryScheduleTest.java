package dev.firstline.chassis.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

    private final RetrySchedule published = RetrySchedule.parse("5,300,1800,7200,18000,36000,36000");

    @Test
    void thePublishedScheduleMakesEightAttemptsInAboutTwentyEightHours() {
        assertThat(published.attempts()).isEqualTo(8);
        assertThat(published.span()).isEqualTo(Duration.parse("PT27H35M5S"));
    }

    @Test
    void eachFailureWaitsForItsOwnTimeAndTheLastForNone() {
        assertThat(published.after(1, Optional.empty(), 0)).contains(Duration.ofSeconds(5));
        assertThat(published.after(2, Optional.empty(), 0)).contains(Duration.ofMinutes(5));
        assertThat(published.after(7, Optional.empty(), 0)).contains(Duration.ofHours(10));
        assertThat(published.after(8, Optional.empty(), 0)).isEmpty();
        assertThat(published.after(9, Optional.of(Duration.ofSeconds(1)), 0)).isEmpty();
    }

    @Test
    void jitterDrawsAWaitOutByATenthAtMost() {
        assertThat(published.after(2, Optional.empty(), 1)).contains(Duration.ofSeconds(330));
        assertThat(published.after(2, Optional.empty(), 0.5)).contains(Duration.ofSeconds(315));
    }

    @Test
    void aReceiversWishDrawsTheWaitOutButNeverShortensItAndNeverBeyondTheLongestWait() {
        assertThat(published.after(1, Optional.of(Duration.ofMinutes(2)), 0)).contains(Duration.ofMinutes(2));
        assertThat(published.after(2, Optional.of(Duration.ofSeconds(1)), 0)).contains(Duration.ofMinutes(5));
        assertThat(published.after(2, Optional.of(Duration.ZERO), 0)).contains(Duration.ofMinutes(5));
        assertThat(published.after(1, Optional.of(Duration.ofSeconds(999_999_999)), 0))
                .contains(Duration.ofHours(10));
    }

    @Test
    void partsOfSecondsCanBeConfigured() {
        assertThat(RetrySchedule.parse(" 0.25, 2 ").waits())
                .containsExactly(Duration.ofMillis(250), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5,,6", "soon", "-1"})
    void whatIsNoScheduleIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RetrySchedule.parse(text));
    }
}
