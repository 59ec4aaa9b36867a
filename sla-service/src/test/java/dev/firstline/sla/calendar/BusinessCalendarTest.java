package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private final BusinessCalendar berlin = weekdays("Europe/Berlin", "09:00-18:00");

    @Test
    void roundTheClockIsRealTime() {
        var calendar = BusinessCalendar.always("24x7");
        assertThat(calendar.add(at("2026-11-21T23:30:00Z"), Duration.ofHours(2)))
                .isEqualTo(at("2026-11-22T01:30:00Z"));
    }

    @Test
    void theNightAndTheWeekendDoNotCount() {
        var friday = at("2026-11-20T16:00:00Z"); // 17:00 in Berlin
        assertThat(berlin.add(friday, Duration.ofHours(2))).isEqualTo(at("2026-11-23T09:00:00Z"));
        assertThat(berlin.between(friday, at("2026-11-23T09:00:00Z"))).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aTicketOfTheNightStartsWithTheMorning() {
        assertThat(berlin.add(at("2026-11-23T02:00:00Z"), Duration.ofHours(1))).isEqualTo(at("2026-11-23T09:00:00Z"));
    }

    @Test
    void anAmountThatFillsTheDayIsDueAtItsEndAndNotNextMorning() {
        assertThat(berlin.add(at("2026-11-23T08:00:00Z"), Duration.ofHours(9))).isEqualTo(at("2026-11-23T17:00:00Z"));
    }

    @Test
    void holidaysDoNotCount() {
        var holidays = new TreeSet<>(List.of(LocalDate.parse("2026-12-25")));
        var calendar = new BusinessCalendar("b", berlin.zone(), berlin.hours(), holidays);
        assertThat(calendar.add(at("2026-12-24T16:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(at("2026-12-28T09:00:00Z"));
    }

    @Test
    void severalWindowsADayLeaveTheLunchOut() {
        var hours = new WeeklyHours(
                Map.of(DayOfWeek.MONDAY, List.of(Window.parse("14:00-17:00"), Window.parse("09:00-12:00"))));
        var calendar = new BusinessCalendar("lunch", ZoneId.of("UTC"), hours, none());
        assertThat(calendar.add(at("2026-11-23T11:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(at("2026-11-23T15:00:00Z"));
    }

    @Test
    void theHourThatSpringTakesIsNotServed() {
        var calendar = daily("Europe/Berlin", "01:00-05:00");
        assertThat(calendar.between(at("2027-03-27T12:00:00Z"), at("2027-03-28T12:00:00Z")))
                .hasHours(3);
    }

    @Test
    void theHourThatAutumnGivesIsServedWhenTheWindowGoesOnOverIt() {
        var calendar = daily("Europe/Berlin", "01:00-05:00");
        assertThat(calendar.between(at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")))
                .hasHours(5);
    }

    @Test
    void aWindowInsideTheRepeatedHourOpensOnce() {
        var calendar = daily("Europe/Berlin", "02:00-02:30");
        assertThat(calendar.between(at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")))
                .hasMinutes(30);
        assertThat(calendar.add(at("2026-10-24T12:00:00Z"), Duration.ofMinutes(30)))
                .isEqualTo(at("2026-10-25T00:30:00Z"));
    }

    @Test
    void aWindowHalfInsideTheSkippedHourKeepsItsOtherHalf() {
        var calendar = daily("Europe/Berlin", "02:30-03:30");
        assertThat(calendar.between(at("2027-03-27T12:00:00Z"), at("2027-03-28T12:00:00Z")))
                .hasMinutes(30);
    }

    @Test
    void lordHoweMovesByHalfAnHour() {
        var calendar = daily("Australia/Lord_Howe", "00:00-24:00");
        var spring = new BusinessCalendar("x", calendar.zone(), hoursOf("00:00-23:59"), none());
        // 2026-10-04 02:00 becomes 02:30.
        assertThat(spring.between(at("2026-10-03T13:30:00Z"), at("2026-10-04T13:00:00Z")))
                .isEqualTo(Duration.ofMinutes(23 * 60 + 29));
    }

    @Test
    void aDayWithoutMidnightBeginsAtOne() {
        var calendar = daily("Africa/Cairo", "00:00-02:00");
        // 2027-04-30 begins at 01:00 in Cairo.
        assertThat(calendar.between(at("2027-04-29T12:00:00Z"), at("2027-04-30T12:00:00Z")))
                .hasHours(1);
    }

    @Test
    void aDayThatNeverWasHasNoHours() {
        var calendar = weekdays("Pacific/Apia", "09:00-17:00");
        // Samoa went from Thursday 2011-12-29 to Saturday 2011-12-31.
        var thursdayEvening = at("2011-12-30T03:00:00Z");
        assertThat(calendar.add(thursdayEvening, Duration.ofHours(1))).isEqualTo(at("2012-01-01T20:00:00Z"));
    }

    @Test
    void anExceptionBeatsTheWeek() {
        var calendar =
                berlin.withExceptions(Map.of(LocalDate.parse("2026-11-23"), List.of(Window.parse("09:00-12:00"))));
        assertThat(calendar.add(at("2026-11-23T10:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(at("2026-11-24T09:00:00Z"));
        assertThat(calendar.between(at("2026-11-23T00:00:00Z"), at("2026-11-24T00:00:00Z")))
                .hasHours(3);
    }

    @Test
    void anExceptionBeatsAHolidayAndOpensASunday() {
        var calendar = berlin.withHolidays(new TreeSet<>(List.of(LocalDate.parse("2026-12-24"))))
                .withExceptions(Map.of(
                        LocalDate.parse("2026-12-24"), List.of(Window.parse("09:00-11:00")),
                        LocalDate.parse("2026-12-20"), List.of(Window.parse("22:00-24:00"))));
        assertThat(calendar.between(at("2026-12-24T00:00:00Z"), at("2026-12-24T23:00:00Z")))
                .hasHours(2);
        assertThat(calendar.between(at("2026-12-20T00:00:00Z"), at("2026-12-20T23:00:00Z")))
                .hasHours(2);
    }

    @Test
    void anExceptionWithoutWindowsIsADayWithoutService() {
        var calendar = berlin.withExceptions(Map.of(LocalDate.parse("2026-11-24"), List.of()));
        assertThat(calendar.add(at("2026-11-23T16:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(at("2026-11-25T09:00:00Z"));
    }

    @Test
    void roundTheClockWithAnExceptionIsNoLongerRoundTheClock() {
        var calendar = BusinessCalendar.always("x").withExceptions(Map.of(LocalDate.parse("2026-12-25"), List.of()));
        assertThat(calendar.isAlways()).isFalse();
        assertThat(calendar.add(at("2026-12-24T23:00:00Z"), Duration.ofHours(2)))
                .isEqualTo(at("2026-12-26T01:00:00Z"));
    }

    @Test
    void anExceptionInADistantYearIsNotJumpedOver() {
        var far = LocalDate.parse("2031-03-05");
        var calendar = berlin.withExceptions(Map.of(far, List.of(Window.parse("00:00-24:00"))));
        var start = at("2026-11-23T08:00:00Z");
        var end = at("2036-11-24T08:00:00Z");
        assertThat(calendar.between(start, end))
                .isEqualTo(berlin.between(start, end).plusHours(24 - 9));
        assertThat(calendar.add(start, calendar.between(start, end)))
                .isEqualTo(berlin.add(start, berlin.between(start, end)));
    }

    @Test
    void windowsOfAnExceptionDoNotOverlap() {
        var windows = List.of(Window.parse("09:00-12:00"), Window.parse("11:00-13:00"));
        assertThatThrownBy(() -> berlin.withExceptions(Map.of(LocalDate.parse("2026-11-23"), windows)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBusinessDayIsTheWeeksServiceDividedByItsDays() {
        assertThat(berlin.businessDay()).hasHours(9);
        assertThat(BusinessCalendar.always("x").businessDay()).hasHours(24);
        var hours = new WeeklyHours(Map.of(
                DayOfWeek.MONDAY, List.of(Window.parse("09:00-12:00"), Window.parse("13:00-18:00")),
                DayOfWeek.SATURDAY, List.of(Window.parse("09:00-13:00"))));
        assertThat(new BusinessCalendar("x", ZoneId.of("UTC"), hours, none()).businessDay())
                .hasHours(6);
    }

    @Test
    void aBusinessDayKnowsNoHolidaysAndNoExceptions() {
        var calendar = berlin.withHolidays(new TreeSet<>(List.of(LocalDate.parse("2026-11-24"))))
                .withExceptions(Map.of(LocalDate.parse("2026-11-23"), List.of()));
        assertThat(calendar.businessDay()).isEqualTo(berlin.businessDay());
    }

    @Test
    void tenYearsAreNotWalkedDayByDay() {
        var start = at("2026-11-23T08:00:00Z");
        var end = berlin.add(start, Duration.ofHours(9 * 2500));
        assertThat(berlin.between(start, end)).isEqualTo(Duration.ofHours(9 * 2500));
        long before = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            berlin.add(start, Duration.ofHours(9 * 2500));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void timeDoesNotRunBackwards() {
        var now = at("2026-11-23T08:00:00Z");
        assertThatThrownBy(() -> berlin.add(now, Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> berlin.between(now, now.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static BusinessCalendar weekdays(String zone, String window) {
        return new BusinessCalendar("test", ZoneId.of(zone), WeeklyHours.mondayToFriday(window), none());
    }

    private static BusinessCalendar daily(String zone, String window) {
        return new BusinessCalendar("test", ZoneId.of(zone), hoursOf(window), none());
    }

    private static WeeklyHours hoursOf(String window) {
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            windows.put(day, List.of(Window.parse(window)));
        }
        return new WeeklyHours(windows);
    }

    private static SortedSet<LocalDate> none() {
        return new TreeSet<>();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
