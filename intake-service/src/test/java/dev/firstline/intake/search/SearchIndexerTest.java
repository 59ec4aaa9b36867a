package dev.firstline.intake.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SearchIndexerTest {

    @Test
    void inARushAPageIsATenthOfTheTime() {
        assertThat(SearchIndexer.restAfter(Duration.ofMillis(40))).isEqualTo(Duration.ofMillis(360));
    }

    @Test
    void aRestHasAnEnd() {
        assertThat(SearchIndexer.restAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }
}
