package dev.firstline.sla.holiday;

import dev.firstline.sla.calendar.HolidayRegion;
import dev.firstline.sla.calendar.YearRange;
import java.util.concurrent.Callable;

/** The first holiday of a year. Loaded anew for each round of {@link FirstHolidaysTest}. */
final class FirstAsked implements Callable<String> {

    private final PublicHolidays holidays = new PublicHolidays();

    @Override
    public String call() {
        return holidays.of(new HolidayRegion("DE", new YearRange(2027, 2027)), "region")
                .getFirst()
                .date()
                .toString();
    }
}
