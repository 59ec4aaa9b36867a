package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Sums over whole days count what walking from day to day counts, over years, and nothing is due beyond twenty of them. */
class FarGoalsTest {

    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void yearsAreMeasuredAsDayByDayInEveryZone() {
        var generator = new Generator(Generator.SEED + 7);
        for (var zone : Generator.ZONES) {
            var start = generator.instant(zone);
            var calendar = scattered(generator, generator.calendar(zone, start));
            var end = start.plus(generator.upTo(Duration.ofDays(2500)));
            assertThat(calendar.between(start, end))
                    .as("%s from %s to %s, seed %d", calendar, start, end, Generator.SEED)
                    .isEqualTo(DayByDay.between(calendar, start, end));
        }
    }

    @Test
    void whatTakesYearsIsAddedAsDayByDayInEveryZone() {
        var generator = new Generator(Generator.SEED + 8);
        for (var zone : Generator.ZONES) {
            var start = generator.instant(zone);
            var calendar = scattered(generator, generator.calendar(zone, start));
            var amount = generator.upTo(Duration.ofDays(generator.below(3) == 0 ? 4000 : 200));
            assertThat(calendar.add(start, amount))
                    .as("%s from %s and %s, seed %d", calendar, start, amount, Generator.SEED)
                    .isEqualTo(DayByDay.add(calendar, start, amount));
        }
    }

    @Test
    void aGoalThatIsNotUsedUpInTwentyYearsIsDueThen() {
        var minute = new BusinessCalendar(
                "minute",
                ZoneId.of("Europe/Berlin"),
                new WeeklyHours(Map.of(DayOfWeek.WEDNESDAY, List.of(Window.parse("10:00-10:01")))),
                new TreeSet<>());
        assertThat(minute.add(START, Duration.ofHours(87_840))).isEqualTo(START.plus(BusinessCalendar.FARTHEST));
        assertThat(minute.sameTime(START, 3660)).isEqualTo(START.plus(BusinessCalendar.FARTHEST));
        assertThat(BusinessCalendar.always("24x7").add(START, Duration.ofDays(100_000)))
                .isEqualTo(START.plus(BusinessCalendar.FARTHEST));
        // Twenty years of one minute a week, not a second more.
        assertThat(minute.add(START, Duration.ofMinutes(1043))).isEqualTo(Instant.parse("2046-11-21T09:01:00Z"));
    }

    /** With days of their own far from the start, too. */
    private static BusinessCalendar scattered(Generator generator, BusinessCalendar calendar) {
        var from = START.atZone(calendar.zone()).toLocalDate();
        var holidays = new TreeSet<LocalDate>(calendar.holidays());
        var exceptions = new TreeMap<>(calendar.exceptions());
        for (int i = generator.below(30); i > 0; i--) {
            holidays.add(from.plusDays(generator.below(9000) - 4500L));
            exceptions.put(from.plusDays(generator.below(9000) - 4500L), List.of(Window.parse("11:30-17:00")));
        }
        return calendar.withHolidays(holidays).withExceptions(exceptions);
    }
}
