package dev.firstline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource({
        "PT20S, 20 seconds",
        "PT4H, 4 hours",
        "PT1H1M1S, 1 hour 1 minute 1 second",
        "PT27H, 27 hours",
        "PT41.6S, 41 seconds",
        "PT0.2S, less than a second",
        "P1BD, 1 business day",
        "P12BD, 12 business days",
        "soon, soon"
    })
    void aSpanIsWrittenOut(String iso, String words) {
        assertThat(Spans.of(iso)).isEqualTo(words);
    }

    @Test
    void aTimeIsWrittenOutInUtc() {
        assertThat(Spans.of(Instant.parse("2026-11-29T16:48:03.620Z"))).isEqualTo("29 November 2026, 16:48:03 UTC");
    }
}
