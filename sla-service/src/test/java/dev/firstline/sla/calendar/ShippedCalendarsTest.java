package dev.firstline.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partner Center: support hours by language. */
class ShippedCalendarsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            24x7,                 168, 24:00
            business-hours,        40, 08:00
            desk-en-na,           108, 21:36
            desk-en-latam,         60, 12:00
            desk-pt-br,            45, 09:00
            desk-es-latam,         60, 12:00
            desk-en-emea,          50, 10:00
            desk-fr,               45, 09:00
            desk-de,               45, 09:00
            desk-it,               45, 09:00
            desk-es,               45, 09:00
            desk-pt-pt,            45, 09:00
            desk-ru,               45, 09:00
            desk-en-asia,          80, 16:00
            desk-en-china,         45, 09:00
            desk-zh,               45, 09:00
            desk-ko,               45, 09:00
            desk-ja,             42.5, 08:30
            desk-marketplace-en,  120, 24:00
            desk-marketplace-fr,   45, 09:00
            desk-marketplace-de,   45, 09:00
            desk-api-en,        119.5, 19:55
            desk-api-emea,         45, 09:00
            """)
    void everyDeskIsThereWithItsHoursOfAWeekAndItsBusinessDay(String code, double week, String day) {
        var calendar = calendar(code);
        var parts = day.split(":");
        assertThat(calendar.hours().perWeek()).isEqualTo(Duration.ofMinutes((long) (week * 60)));
        assertThat(calendar.businessDay())
                .isEqualTo(Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1])));
    }

    @Test
    void theApisEnglishDeskOpensOnSundayAtFiveAndClosesOnFridayAtHalfPastFour() {
        var desk = calendar("desk-api-en");
        // Pacific standard time is eight hours behind UTC.
        var sunday = Instant.parse("2026-11-23T01:00:00Z");
        assertThat(desk.add(Instant.parse("2026-11-21T12:00:00Z"), Duration.ofMinutes(1)))
                .isEqualTo(sunday.plusSeconds(60));
        var friday = Instant.parse("2026-11-28T00:30:00Z");
        assertThat(desk.add(sunday, Duration.ofMinutes(119 * 60 + 30))).isEqualTo(friday);
        assertThat(desk.between(friday, Instant.parse("2026-11-30T01:00:00Z"))).isZero();
    }

    @Test
    void aDeskThatServesRoundTheClockDoesNotRestAtMidnight() {
        var desk = calendar("desk-en-na");
        var monday = Instant.parse("2026-11-23T14:00:00Z");
        assertThat(desk.add(monday, Duration.ofHours(100))).isEqualTo(monday.plus(Duration.ofHours(100)));
    }

    @Test
    void noTwoHaveOneCode() {
        assertThat(ShippedCalendars.all()).extracting(BusinessCalendar::code).doesNotHaveDuplicates();
    }

    private static BusinessCalendar calendar(String code) {
        return ShippedCalendars.all().stream()
                .collect(Collectors.toMap(BusinessCalendar::code, Function.identity()))
                .get(code);
    }
}
