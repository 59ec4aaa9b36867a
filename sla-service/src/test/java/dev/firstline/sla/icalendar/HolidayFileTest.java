package dev.firstline.sla.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.sla.calendar.YearRange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFileTest {

    private static final YearRange YEARS = new YearRange(2026, 2028);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one day             | DTSTART;VALUE=DATE:20261224                                             | 2026-12-24
            end is the day after| DTSTART;VALUE=DATE:20261224;DTEND;VALUE=DATE:20261227                   | 2026-12-24 2026-12-25 2026-12-26
            over the new year   | DTSTART;VALUE=DATE:20251230;DTEND;VALUE=DATE:20260102                   | 2026-01-01
            end written as last | DTSTART;VALUE=DATE:20261224;DTEND;VALUE=DATE:20261224                   | 2026-12-24
            a duration          | DTSTART;VALUE=DATE:20261224;DURATION:P2D                                | 2026-12-24 2026-12-25
            every year          | DTSTART;VALUE=DATE:19991224;RRULE:FREQ=YEARLY                           | 2026-12-24 2027-12-24 2028-12-24
            since a century ago | DTSTART;VALUE=DATE:19260501;RRULE:FREQ=YEARLY                           | 2026-05-01 2027-05-01 2028-05-01
            since the first one | DTSTART;VALUE=DATE:15830501;RRULE:FREQ=YEARLY                           | 2026-05-01 2027-05-01 2028-05-01
            old, a hundred apart| DTSTART;VALUE=DATE:16270501;RRULE:FREQ=YEARLY;INTERVAL=100              | 2027-05-01
            old leap days       | DTSTART;VALUE=DATE:17960229;RRULE:FREQ=YEARLY                           | 2028-02-29
            leap days only      | DTSTART;VALUE=DATE:20200229;RRULE:FREQ=YEARLY                           | 2028-02-29
            until itself        | DTSTART;VALUE=DATE:20201224;RRULE:FREQ=YEARLY;UNTIL=20271224            | 2026-12-24 2027-12-24
            until with a time   | DTSTART;VALUE=DATE:20201224;RRULE:FREQ=YEARLY;UNTIL=20271224T000000Z    | 2026-12-24 2027-12-24
            a count             | DTSTART;VALUE=DATE:20201224;RRULE:FREQ=YEARLY;COUNT=7                   | 2026-12-24
            every other year    | DTSTART;VALUE=DATE:20201224;RRULE:FREQ=YEARLY;INTERVAL=2                | 2026-12-24 2028-12-24
            fourth Thursday     | DTSTART;VALUE=DATE:20201126;RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH      | 2026-11-26 2027-11-25 2028-11-23
            one left out        | DTSTART;VALUE=DATE:20261224;RRULE:FREQ=YEARLY;EXDATE;VALUE=DATE:20271224| 2026-12-24 2028-12-24
            listed one by one   | DTSTART;VALUE=DATE:20261224;RDATE;VALUE=DATE:20270301,20270302          | 2026-12-24 2027-03-01 2027-03-02
            without VALUE       | DTSTART:20261224                                                        | 2026-12-24
            """)
    void wholeDaysBecomeDatesWhateverTheZoneOfThisMachine(String what, String lines, String dates) {
        var file = read(event(lines.split(";(?=DTEND|DURATION|RRULE|EXDATE|RDATE)")));
        assertThat(file.dates())
                .as(what)
                .containsExactly(
                        Arrays.stream(dates.split(" ")).map(LocalDate::parse).toArray(LocalDate[]::new));
        assertThat(file.ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TIMED              | DTSTART:20261224T100000Z
            TIMED              | DTSTART;TZID=Europe/Berlin:20261224T000000
            TIMED              | DTSTART;VALUE=DATE:20261224\\nDTEND:20261225T120000Z
            CANCELLED          | DTSTART;VALUE=DATE:20261224\\nSTATUS:CANCELLED
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20261224\\nRRULE:FREQ=SECONDLY
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20261224\\nRRULE:FREQ=DAILY;COUNT=1000000000
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20260101\\nRRULE:FREQ=YEARLY;BYMONTHDAY=1
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20260101\\nRRULE:FREQ=YEARLY;BYDAY=MO
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20260101\\nRRULE:FREQ=YEARLY;BYYEARDAY=1,2
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20260101\\nRRULE:FREQ=YEARLY;INTERVAL=0
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20260101\\nRRULE:FREQ=YEARLY;INTERVAL=2000000000
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20260101\\nRRULE:FREQ=YEARLY;COUNT=-1
            REPEATED_OTHERWISE | DTSTART;VALUE=DATE:20260101\\nRRULE:nonsense
            TOO_LONG           | DTSTART;VALUE=DATE:00010101\\nDTEND;VALUE=DATE:99991231
            TOO_LONG           | DTSTART;VALUE=DATE:20260101\\nDURATION:P999999999W
            UNREADABLE         | DTSTART;VALUE=DATE:20260230
            UNREADABLE         | DTSTART;VALUE=DATE:tomorrow
            UNREADABLE         | SUMMARY:no date at all
            UNREADABLE         | DTSTART;VALUE=DATE:20260101\\nRRULE:FREQ=YEARLY;BYMONTH=99
            OTHER_YEARS        | DTSTART;VALUE=DATE:20251224
            OTHER_YEARS        | DTSTART;VALUE=DATE:20291224\\nRRULE:FREQ=YEARLY
            OTHER_YEARS        | DTSTART;VALUE=DATE:00010101\\nRRULE:FREQ=YEARLY
            """)
    void whatIsNoHolidayIsCountedByItsReason(Ignored reason, String lines) {
        var file = read(event(lines.split("\\\\n")) + event("DTSTART;VALUE=DATE:20260501"));
        assertThat(file.ignored()).isEqualTo(Map.of(reason, 1));
        assertThat(file.dates()).containsExactly(LocalDate.parse("2026-05-01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "BEGIN:VCALENDAR",
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2026",
                "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VEVENT"
            })
    void aFileThatIsNoneOrCutOffIsRefusedAsAWhole(String text) {
        assertThatThrownBy(() -> HolidayFile.read(text.getBytes(StandardCharsets.UTF_8), YEARS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED));
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> HolidayFile.read(new byte[] {(byte) 0xC3, 0x28}, YEARS))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            with its mark      | DTSTART;TZID=W. Europe:20261224T000000\\nDTEND;TZID=W. Europe:20261225T000000\\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE | 2026-12-24
            without it         | DTSTART;TZID=X:20261224T000000\\nDTEND;TZID=X:20261226T000000 | 2026-12-24 2026-12-25
            floating           | DTSTART:20261224T000000\\nDURATION:P1D | 2026-12-24
            the mark alone     | DTSTART;TZID=X:20261224T000000\\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE | 2026-12-24
            every year         | DTSTART;TZID=X:20250101T000000\\nDTEND;TZID=X:20250102T000000\\nRRULE:FREQ=YEARLY\\nEXDATE;TZID=X:20270101T000000 | 2026-01-01 2028-01-01
            """)
    void wholeDaysFromMidnightToMidnightAreDays(String how, String lines, String dates) {
        assertThat(read(event(lines.split("\\\\n"))).dates())
                .as(how)
                .extracting(LocalDate::toString)
                .containsExactly(dates.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20261224T000000Z|DTEND:20261225T000000Z",
                "DTSTART;TZID=X:20261224T000000|DTEND;TZID=X:20261224T120000",
                "DTSTART;TZID=X:20261224T000000"
            })
    void aMidnightElsewhereOrAnAppointmentIsNoDay(String lines) {
        assertThat(read(event(lines.split("\\|"))).ignored()).isEqualTo(Map.of(Ignored.TIMED, 1));
    }

    @Test
    void aMovedOccurrenceTakesThePlaceOfItsDateAndACancelledOneLeavesNone() {
        var series = event("DTSTART;VALUE=DATE:20251003", "RRULE:FREQ=YEARLY");
        var moved = event("RECURRENCE-ID;VALUE=DATE:20261003", "DTSTART;VALUE=DATE:20261005");
        var cancelled = event("RECURRENCE-ID;VALUE=DATE:20271003", "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20271003");
        for (var order : List.of(series + moved + cancelled, cancelled + moved + series)) {
            var file = read(order);
            assertThat(file.dates()).extracting(LocalDate::toString).containsExactly("2026-10-05", "2028-10-03");
            assertThat(file.ignored()).isEqualTo(Map.of(Ignored.CANCELLED, 1));
        }
        // Of another series it is not.
        assertThat(read(series + moved.replace("UID:1", "UID:2")).dates()).hasSize(4);
        assertThat(read(series
                                + event(
                                        "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261003",
                                        "DTSTART;VALUE=DATE:20261005"))
                        .ignored())
                .isEqualTo(Map.of(Ignored.REPEATED_OTHERWISE, 1));
    }

    @Test
    void aFoldWithinACharacterIsNoFault() {
        var text = calendar(
                "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:M\u00e4rz\r\nDTSTART;VALUE=DATE:202605\r\n 01\r\nEND:VEVENT\r\n");
        var bytes = new ByteArrayOutputStream();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.write(one);
            if (one == (byte) 0xC3) {
                bytes.writeBytes(new byte[] {'\r', '\n', ' '});
            }
        }
        assertThat(HolidayFile.read(bytes.toByteArray(), YEARS).dates()).containsExactly(LocalDate.parse("2026-05-01"));
        var unix = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1).replace("\r", "");
        assertThat(HolidayFile.read(unix.getBytes(StandardCharsets.ISO_8859_1), YEARS)
                        .dates())
                .hasSize(1);
    }

    @Test
    void aByteOrderMarkDoesNotMatter() {
        var text = "\uFEFF" + calendar(event("DTSTART;VALUE=DATE:20260501"));
        assertThat(HolidayFile.read(text.getBytes(StandardCharsets.UTF_8), YEARS)
                        .dates())
                .hasSize(1);
    }

    @Test
    void moreEventsThanAnyRegionHasAreRefused() {
        var many = calendar(event("DTSTART;VALUE=DATE:20260501").repeat(HolidayFile.MOST_EVENTS + 1));
        assertThatThrownBy(() -> HolidayFile.read(many.getBytes(StandardCharsets.UTF_8), YEARS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID));
    }

    @Test
    @Timeout(20)
    void aHostileZoneIsNotFollowed() {
        var zone = "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19000101T000000\r\nTZOFFSETFROM:+0100\r\n"
                + "TZOFFSETTO:+0200\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        assertThat(read(zone + event("DTSTART;TZID=X:20261224T100000")).ignored())
                .isEqualTo(Map.of(Ignored.TIMED, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;VALUE=DATE:15830101\r\nRRULE:FREQ=YEARLY;COUNT=2000000000",
                "DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
                "DTSTART;VALUE=DATE:19700101\r\nDTEND;VALUE=DATE:19700130\r\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"
            })
    void asManyHostileRulesAsFitDoNotHoldTheServiceUp(String lines) {
        var text = calendar(event(lines).repeat(HolidayFile.MOST_EVENTS));
        long before = System.nanoTime();
        HolidayFile.read(text.getBytes(StandardCharsets.UTF_8), YEARS);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void deepNestingDoesNotOverflow() {
        var depth = 18_000;
        var text = "BEGIN:VEVENT\r\n".repeat(depth) + "END:VEVENT\r\n".repeat(depth);
        assertThat(read(text).dates()).isEmpty();
    }

    private static HolidayFile read(String events) {
        return HolidayFile.read(calendar(events).getBytes(StandardCharsets.UTF_8), YEARS);
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + events + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:1\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }
}
