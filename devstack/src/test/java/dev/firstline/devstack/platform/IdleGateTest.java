package dev.firstline.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.process.Look;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleGateTest {

    @ParameterizedTest(name = "{0} ms of processor time in 10 s")
    @CsvSource({"0, true", "1700, true", "5000, true", "5001, false", "18000, false"})
    void aPlatformIsIdleWhenItUsesLessThanHalfAProcessor(long millis, boolean idle) {
        assertThat(IdleGate.isIdle(at(0, 60_000), at(10_000, 60_000 + millis))).isEqualTo(idle);
    }

    @Test
    void whatWasStartedAgainMeanwhileIsNotIdle() {
        assertThat(IdleGate.isIdle(at(0, 60_000), at(10_000, 100))).isFalse();
    }

    private static Look at(long millis, long processorMillis) {
        return new Look(Duration.ofMillis(millis), Duration.ofMillis(processorMillis), 0, false);
    }
}
