package dev.firstline.intake.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpeningRushTest {

    private final AtomicLong now = new AtomicLong(Duration.ofDays(3).toNanos());
    private final OpeningRush rush = new OpeningRush(now::get);

    @Test
    void whatTheServicesCanFollowIsNone() {
        second(OpeningRush.TICKETS_PER_SECOND / 10);

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void moreThanThatIsOne() {
        second(OpeningRush.TICKETS_PER_SECOND / 10 + 1);

        assertThat(rush.isOn()).isTrue();
    }

    @Test
    void itIsOverASecondAfterTheLastTicket() {
        second(64);
        pass(Duration.ofMillis(1100));

        assertThat(rush.isOn()).isFalse();
    }

    @Test
    void oneBulkAtOnceIsOneForASecond() {
        rush.opened(OpeningRush.TICKETS_PER_SECOND + 1);

        assertThat(rush.isOn()).isTrue();
    }

    /** Ten batches, evenly over a second. */
    private void second(int batch) {
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMillis(100));
            rush.opened(batch);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
