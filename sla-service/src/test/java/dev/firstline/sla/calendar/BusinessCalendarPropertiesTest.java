package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class BusinessCalendarPropertiesTest {

    private static final int ROUNDS = 20_000;

    @Test
    void measuringWhatWasAddedGivesTheAmountBackInEveryZone() {
        forMany(ROUNDS, (generator, calendar, start, seed) -> {
            var amount = generator.upTo(Duration.ofDays(generator.below(20) == 0 ? 700 : 20));
            var end = calendar.add(start, amount);
            if (end.isBefore(start.plus(BusinessCalendar.FARTHEST))) {
                assertThat(calendar.between(start, end)).as(seed, amount).isEqualTo(amount);
            }
        });
    }

    @Test
    void addingWhatWasMeasuredLeadsBackToWhereServiceWasLastGiven() {
        forMany(ROUNDS, (generator, calendar, start, seed) -> {
            var end = start.plus(generator.upTo(Duration.ofDays(40)));
            var measured = calendar.between(start, end);
            var back = calendar.add(start, measured);
            assertThat(back).as(seed, end).isBetween(start, end);
            assertThat(calendar.between(back, end)).as(seed, end).isZero();
        });
    }

    @Test
    void aStretchIsAsLongAsItsTwoParts() {
        forMany(ROUNDS, (generator, calendar, start, seed) -> {
            var middle = start.plus(generator.upTo(Duration.ofDays(30)));
            var end = middle.plus(generator.upTo(Duration.ofDays(30)));
            assertThat(calendar.between(start, middle).plus(calendar.between(middle, end)))
                    .as(seed, end)
                    .isEqualTo(calendar.between(start, end));
        });
    }

    @Test
    void serviceTimeIsNeverLongerThanRealTime() {
        forMany(ROUNDS, (generator, calendar, start, seed) -> {
            var end = start.plus(generator.upTo(Duration.ofDays(30)));
            assertThat(calendar.between(start, end)).as(seed, end).isLessThanOrEqualTo(Duration.between(start, end));
        });
    }

    @Test
    void measuringAgreesWithCountingMinuteByMinute() {
        forMany(600, (generator, calendar, start, seed) -> {
            var from = start.truncatedTo(ChronoUnit.MINUTES);
            var to = from.plus(generator.below(6 * 24 * 60), ChronoUnit.MINUTES);
            assertThat(calendar.between(from, to)).as(seed, to).isEqualTo(MinuteOracle.between(calendar, from, to));
        });
    }

    @Test
    void everyChangeOfTheClockInEveryZoneAgreesWithCounting() {
        var year = Instant.parse("2026-06-01T00:00:00Z");
        var generator = new Generator(Generator.SEED);
        for (var zone : Generator.ZONES) {
            var change = zone.getRules().nextTransition(year);
            if (change == null) {
                continue;
            }
            var calendar = generator.calendar(zone, change.getInstant());
            var from = change.getInstant().minus(26, ChronoUnit.HOURS);
            var to = change.getInstant().plus(26, ChronoUnit.HOURS);
            assertThat(calendar.between(from, to))
                    .as("%s at %s, seed %d", calendar, change, Generator.SEED)
                    .isEqualTo(MinuteOracle.between(calendar, from, to));
        }
    }

    private interface Property {
        void holds(Generator generator, BusinessCalendar calendar, Instant start, String description);
    }

    private static void forMany(int rounds, Property property) {
        for (int round = 0; round < rounds; round++) {
            long seed = Generator.SEED * 1_000_003 + round;
            var generator = new Generator(seed);
            var zone = generator.zone();
            var start = generator.instant(zone);
            var calendar = generator.calendar(zone, start);
            var text =
                    "-Dseed=" + Generator.SEED + ", round " + round + ": " + calendar + " from " + start + " with %s";
            property.holds(generator, calendar, start, text.replace("%s", "%1$s"));
        }
    }
}
