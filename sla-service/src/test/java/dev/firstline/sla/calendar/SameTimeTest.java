package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same time of day, n business days on. */
class SameTimeTest {

    /** The week of the test cases of zendesk/biz, with Monday 2006-01-02. */
    private static final WeeklyHours UNEVEN = uneven();

    @ParameterizedTest
    @CsvSource(textBlock = """
            2006-01-03T08:00, 2, 2006-01-05T10:00, begins before opening
            2006-01-03T12:00, 2, 2006-01-05T12:00, within hours
            2006-01-03T16:00, 1, 2006-01-04T16:00, the close of one day is within another
            2006-01-02T16:30, 1, 2006-01-04T09:00, closed at that time on the day: the next opening
            2006-01-04T17:00, 2, 2006-01-07T11:00, a close is no service: the next opening
            2006-01-06T12:00, 1, 2006-01-07T12:00, Saturday is a business day here
            2006-01-07T15:00, 1, 2006-01-09T15:00, after hours
            2006-01-08T12:00, 1, 2006-01-09T12:00, a day without service is not counted and begins none
            2006-01-13T12:00, 1, 2006-01-14T12:00, before a holiday
            2006-01-14T12:00, 1, 2006-01-17T12:00, over a Sunday and a holiday
            2006-01-14T10:00, 2, 2006-01-18T10:00, over both and one more
            2006-01-17T12:00, 2, 2006-01-20T12:00, an exception without windows is passed over
            2006-01-20T20:00, 1, 2006-01-21T20:30, an exception with windows counts
            """)
    void theSameTimeOfDayIsLookedFor(LocalDateTime start, int days, LocalDateTime due, String why) {
        var zone = ZoneId.of("America/Los_Angeles");
        var calendar = new BusinessCalendar(
                "biz",
                zone,
                UNEVEN,
                new TreeSet<>(List.of(LocalDate.parse("2006-01-16"))),
                new TreeMap<>(Map.of(
                        LocalDate.parse("2006-01-19"), List.of(),
                        LocalDate.parse("2006-01-21"), List.of(Window.parse("20:30-22:00")))),
                null);
        assertThat(calendar.sameTime(start.atZone(zone).toInstant(), days))
                .as(why)
                .isEqualTo(due.atZone(zone).toInstant());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-28T02:30:00+01:00, 1, 2026-03-29T01:00:00Z, a time that is skipped comes at the skip
            2026-10-24T02:30:00+02:00, 1, 2026-10-25T00:30:00Z, a time that comes twice counts where it comes first
            2026-10-25T02:30:00+01:00, 1, 2026-10-26T01:30:00Z, and may be begun at where it comes again
            2026-10-24T12:00:00+02:00, 1, 2026-10-25T11:00:00Z, a day may have 25 hours
            """)
    void changesOfTheClockLeaveTheTimeOfDayAlone(OffsetDateTime start, int days, Instant due, String why) {
        var calendar = new BusinessCalendar("b", ZoneId.of("Europe/Berlin"), WeeklyHours.always(), new TreeSet<>());
        assertThat(calendar.sameTime(start.toInstant(), days)).as(why).isEqualTo(due);
    }

    @Test
    void aGoalMeasuredUpToThatTimeIsUsedUpThenAndNotBefore() {
        var generator = new Generator(Generator.SEED + 9);
        for (int i = 0; i < 3000; i++) {
            var zone = generator.zone();
            var start = generator.instant(zone);
            var calendar = generator.calendar(zone, start);
            var due = calendar.sameTime(start, 1 + generator.below(12));
            var goal = calendar.between(start, due);
            assertThat(calendar.toOpening().add(start, goal))
                    .as("%s from %s, seed %d", calendar, start, Generator.SEED)
                    .isEqualTo(due);
        }
    }

    @Test
    void anAmountUsedUpAtACloseLastsUntilTheNextOpening() {
        var zone = ZoneId.of("Europe/Berlin");
        var desk = new BusinessCalendar("d", zone, WeeklyHours.mondayToFriday("09:00-18:00"), new TreeSet<>());
        var friday = LocalDateTime.parse("2026-11-27T12:00").atZone(zone).toInstant();
        assertThat(desk.add(friday, Duration.ofHours(6)))
                .isEqualTo(LocalDateTime.parse("2026-11-27T18:00").atZone(zone).toInstant());
        assertThat(desk.toOpening().add(friday, Duration.ofHours(6)))
                .isEqualTo(LocalDateTime.parse("2026-11-30T09:00").atZone(zone).toInstant());
        assertThat(desk.toOpening()).isNotEqualTo(desk);
    }

    private static WeeklyHours uneven() {
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)) {
            windows.put(day, List.of(Window.parse("09:00-17:00")));
        }
        windows.put(DayOfWeek.TUESDAY, List.of(Window.parse("10:00-16:00")));
        windows.put(DayOfWeek.THURSDAY, List.of(Window.parse("10:00-16:00")));
        windows.put(DayOfWeek.SATURDAY, List.of(Window.parse("11:00-14:30")));
        return new WeeklyHours(windows);
    }
}
