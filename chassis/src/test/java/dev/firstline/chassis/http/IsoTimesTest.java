package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:00:00Z, 2026-11-21T09:00:00Z",
        "2026-11-21t09:00:00.5z, 2026-11-21T09:00:00.500Z",
        "2026-11-21T09:00:00+05:30, 2026-11-21T03:30:00Z",
        "2026-11-21T09:00:00-0130, 2026-11-21T10:30:00Z",
        "2026-11-21T09:00:00.123456789+0000, 2026-11-21T09:00:00.123456789Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void anInstantIsTheOneThatIsWritten(String text, Instant instant) {
        assertThat(IsoTimes.instant(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1764400000",
                "99999999999999",
                "1.5e9",
                " 2026-11-21T09:00:00Z",
                "2026-11-21T09:00:00Z ",
                "2026-11-21",
                "2026-11-21T09:00:00",
                "2026-02-30T09:00:00Z",
                "+2026-11-21T09:00:00Z",
                "+12026-11-21T09:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-290308-01-01T00:00:00Z",
                "-4713-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "0000-12-31T23:59:59.999999999Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "9999-12-31T24:00:00Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21t24:00:00+01:00",
                "2026-11-21T23:59:60Z",
                "2016-12-31T23:59:60.5z",
                "9999-12-31T23:59:59.9999999Z"
            })
    void whatIsNoInstantOfTheseYearsIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> IsoTimes.instant(text));
    }

    @Test
    void datesReachFromTheFirstDayOfYear1ToTheLastOf9999() {
        assertThat(IsoTimes.date("0001-01-01")).isEqualTo(LocalDate.of(1, 1, 1));
        assertThat(IsoTimes.date("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20260101",
                "2026-1-1",
                "2026-02-30",
                " 2026-01-01",
                "2026-01-01T00:00:00Z",
                "0000-01-01",
                "0000-12-31",
                "-0001-01-01",
                "+12026-12-31",
                "+999999999-12-31",
                "-999999999-01-01"
            })
    void whatIsNoDateOfTheseYearsIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> IsoTimes.date(text));
    }
}
