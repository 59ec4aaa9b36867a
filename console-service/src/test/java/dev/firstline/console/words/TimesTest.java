package dev.firstline.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T09:12:31Z, 00:12:31",
        "2026-12-01T09:00:00.001Z, 00:00:01",
        "2026-12-01T09:00:00Z, +00:00:00",
        "2026-12-01T08:58:59.500Z, +00:01:00",
        "2026-12-04T12:12:09Z, 3d 03:12:09",
        "2026-11-30T08:59:59Z, +1d 00:00:01"
    })
    void theCountdownRunsToZeroAndThenCountsWhatIsOwed(Instant due, String text) {
        assertThat(Times.countdown(due, NOW)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT2H, 2 h",
        "PT1H30M, 1 h 30 min",
        "PT90S, 1 min 30 s",
        "P1BD, 1 business day",
        "P2BD, 2 business days",
        "PT27H, 27 h",
        "PT72H15M, 72 h 15 min",
        "P1D, 24 h",
        "odd, odd"
    })
    void aGoalIsReadAsPeopleSayIt(String iso, String text) {
        assertThat(Times.goal(iso)).isEqualTo(text);
    }
}
