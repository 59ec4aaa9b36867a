package dev.firstline.diagnosis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.retry.RetrySchedule;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.graph.GraphReading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollScheduleTest {

    private final PollSchedule schedule = new PollSchedule(Duration.ofMinutes(5), RetrySchedule.parse("60,300,3600"));

    private final PollJob job = new PollJob(
            UUID.randomUUID(),
            new TenantPath("contoso"),
            "contoso",
            UUID.randomUUID(),
            UUID.randomUUID(),
            new byte[0],
            1,
            0,
            Set.of());

    @Test
    void aPollThatWentWellIsMadeAgainAfterAWhileAndUpToATenthLater() {
        var read = new PollResult.Read(job, new GraphReading(List.of(), List.of(), Set.of(), List.of(), 0));

        assertThat(schedule.after(read, 7, 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(schedule.after(read, 0, 1)).isEqualTo(Duration.ofSeconds(330));
    }

    @Test
    void failuresWaitLongerAndTheLastWaitHoldsOn() {
        assertThat(schedule.after(failed(GraphFailure.TIMEOUT, null), 0, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(schedule.after(failed(GraphFailure.TIMEOUT, null), 1, 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(schedule.after(failed(GraphFailure.TIMEOUT, null), 2, 0)).isEqualTo(Duration.ofHours(1));
        assertThat(schedule.after(failed(GraphFailure.TIMEOUT, null), 900, 0)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theVendorsWishDrawsAWaitOutToTheLongestAtMost() {
        assertThat(schedule.after(failed(GraphFailure.THROTTLED, Duration.ofMinutes(2)), 0, 0))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(schedule.after(failed(GraphFailure.THROTTLED, Duration.ofSeconds(1)), 0, 0))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(schedule.after(failed(GraphFailure.THROTTLED, Duration.ofDays(9)), 0, 0))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatSaysNothingOfTheVendorComesAgainSoon() {
        assertThat(schedule.after(failed(GraphFailure.OURS, null), 9, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(schedule.after(failed(GraphFailure.OURS, null), 9, 1)).isEqualTo(Duration.ofSeconds(10));
    }

    private PollResult failed(GraphFailure failure, @Nullable Duration wish) {
        return new PollResult.Failed(job, failure, Optional.ofNullable(wish));
    }
}
