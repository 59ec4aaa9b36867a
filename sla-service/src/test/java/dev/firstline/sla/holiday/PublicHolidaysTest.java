package dev.firstline.sla.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.calendar.HolidayRegion;
import dev.firstline.sla.calendar.YearRange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {

    private final PublicHolidays holidays = new PublicHolidays();

    @Test
    void aPartHasTheHolidaysOfTheWholeAndItsOwn() {
        assertThat(dates("DE-BY"))
                .contains(LocalDate.parse("2026-10-03"), LocalDate.parse("2026-01-06"), LocalDate.parse("2026-04-06"));
        assertThat(dates("DE")).contains(LocalDate.parse("2026-10-03")).doesNotContain(LocalDate.parse("2026-01-06"));
    }

    @ParameterizedTest
    @CsvSource({
        "de-by, 2026-11-01",
        "BR, 2026-09-07",
        "PT, 2026-06-10",
        "ES-MD, 2026-05-02",
        "GB-SCT, 2026-11-30",
        "US, 2026-11-26",
        "JP, 2026-11-23",
        "FR, 2026-07-14"
    })
    void theCountriesOfTheDesksAreKnown(String region, LocalDate date) {
        assertThat(dates(region)).contains(date);
    }

    @Test
    void aHolidayThatIsMovedOffTheWeekendCountsOnTheDayToWhichItIsMoved() {
        // 4 July 2026 is a Saturday.
        assertThat(dates("US")).contains(LocalDate.parse("2026-07-03"));
    }

    @Test
    void namesComeInEnglishAndWhereKnownInOthers() {
        var epiphany = of("DE-BY").stream()
                .filter(holiday -> holiday.date().equals(LocalDate.parse("2026-01-06")))
                .findFirst()
                .orElseThrow();
        assertThat(epiphany.names()).containsEntry("en", "Epiphany").containsEntry("de", "Heilige Drei Könige");
        assertThat(epiphany.isDayOff()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"XX, FR", "DE-XX, DE-BY", "'', DE", "NYSE, US", "DE-, DE-BE", "../../etc, DE", "DE-BY-XX, DE-BY"})
    void anUnknownRegionIsRefusedWithThoseThatAreKnown(String region, String known) {
        assertThatThrownBy(() -> of(region)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type().status()).isEqualTo(422);
            assertThat((List<?>) problem.members().get("known"))
                    .anySatisfy(code -> assertThat(code).isEqualTo(known));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1970, 2100})
    void theFirstAndTheLastYearAreWithinReach(int year) {
        assertThat(holidays.of(new HolidayRegion("DE", new YearRange(year, year)), "region"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026, 2025", "2026, 2036", "1969, 1970", "2100, 2101"})
    void yearsAreLimited(int from, int to) {
        assertThatThrownBy(() -> new YearRange(from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<PublicHoliday> of(String region) {
        return holidays.of(new HolidayRegion(region, new YearRange(2026, 2026)), "region");
    }

    private List<LocalDate> dates(String region) {
        return of(region).stream()
                .filter(PublicHoliday::isDayOff)
                .map(PublicHoliday::date)
                .toList();
    }
}
