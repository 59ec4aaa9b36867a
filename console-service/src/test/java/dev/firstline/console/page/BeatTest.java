package dev.firstline.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatTest {

    @Test
    void aPageThatMissesTwoBeatsOfTheSlowestSaysSoWithin35Seconds() {
        assertThat(new Beat(Duration.ofSeconds(15)).every()).hasSeconds(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.9S", "PT0S", "PT-1S", "PT15.001S", "PT1H"})
    void aBeatThatWouldBreakThatPromiseOrCrowdTheServerIsRefused(Duration every) {
        assertThatThrownBy(() -> new Beat(every))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("firstline.console.beat");
    }
}
