package dev.firstline.escalation.chase;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Monday to Friday, 9 to 17 o'clock: what vendors publish for most countries. Holidays are not known here, so a reminder can come a day
 * early after one.
 *
 * @param zone in which the clock stands
 */
public record BusinessHours(ZoneId zone) {

    /** What a business day counts. */
    static final Duration DAY = Duration.ofHours(8);

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    /** The first instant at which so much of these hours has passed since that one. */
    public Instant plus(Instant from, Duration hours) {
        var at = from.atZone(zone);
        var left = hours;
        while (true) {
            var day = at.toLocalDate();
            var closes = day.atTime(CLOSES).atZone(zone);
            if (isWorked(day) && at.isBefore(closes)) {
                var opens = day.atTime(OPENS).atZone(zone);
                var begins = at.isBefore(opens) ? opens : at;
                var today = Duration.between(begins, closes);
                if (left.compareTo(today) <= 0) {
                    return begins.plus(left).toInstant();
                }
                left = left.minus(today);
            }
            at = day.plusDays(1).atStartOfDay(zone);
        }
    }

    private static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
