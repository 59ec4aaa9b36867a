package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeathsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Deaths deaths = new Deaths();

    @Test
    void eachStartWithinAMinuteWaitsLongerThanTheOneBefore() {
        assertThat(deaths.count(NOON)).contains(Duration.ofMillis(250));
        assertThat(deaths.count(NOON.plusSeconds(1))).contains(Duration.ofSeconds(1));
        assertThat(deaths.count(NOON.plusSeconds(3))).contains(Duration.ofSeconds(4));
    }

    @Test
    void theFifthEndWithinAMinuteIsTheLast() {
        for (int second = 0; second < 4; second++) {
            assertThat(deaths.count(NOON.plusSeconds(second))).isPresent();
        }
        assertThat(deaths.count(NOON.plusSeconds(59))).isEmpty();
    }

    @Test
    void endsOfLongAgoAreForgiven() {
        for (int minute = 0; minute < 20; minute++) {
            assertThat(deaths.count(NOON.plusSeconds(61L * minute))).contains(Duration.ofMillis(250));
        }
    }
}
