package dev.firstline.chassis.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void secondsAreRead() {
        assertThat(RetryAfter.read("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read(" 0 ", NOW)).contains(Duration.ZERO);
    }

    @Test
    void aDateIsRead() {
        assertThat(RetryAfter.read("Sat, 21 Nov 2026 09:01:30 GMT", NOW)).contains(Duration.ofSeconds(90));
    }

    @Test
    void aDateThatIsPastMeansNow() {
        assertThat(RetryAfter.read("Fri, 31 Dec 1999 23:59:59 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void aNumberOfAnyLengthIsRead() {
        assertThat(RetryAfter.read("9".repeat(5000), NOW)).contains(Duration.ofSeconds(999_999_999));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-21", "٣"})
    void nonsenseIsNoWish(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }
}
