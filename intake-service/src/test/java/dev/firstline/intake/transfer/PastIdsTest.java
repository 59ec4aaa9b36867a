package dev.firstline.intake.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids of the past sort by the microsecond, and those of one by their place. */
class PastIdsTest {

    private final Random random = new Random(7);

    @Test
    void theySortByTimeAndThenByPlace() {
        for (int i = 0; i < 10_000; i++) {
            var at = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000) * 1_000L);
            int place = random.nextInt(16_000);

            assertThat(PastIds.of(at, place).toString())
                    .isLessThan(PastIds.of(at, place + 1).toString())
                    .isLessThan(PastIds.of(at.plus(1, ChronoUnit.MICROS), 0).toString())
                    .isGreaterThanOrEqualTo(Ids.firstOf(at).toString());
        }
    }

    @Test
    void theyAreUuidsOfVersionSevenAndDiffer() {
        var at = Instant.parse("2026-03-02T09:00:00.123456Z");
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(PastIds.of(at));
        }

        assertThat(ids).hasSize(1_000).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
        });
    }
}
