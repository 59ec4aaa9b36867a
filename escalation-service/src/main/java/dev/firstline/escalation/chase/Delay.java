package dev.firstline.escalation.chase;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How long something may wait.
 *
 * @param time how much of it
 * @param inBusinessHours whether business hours count alone
 */
public record Delay(Duration time, boolean inBusinessHours) {

    private static final Pattern BUSINESS_DAYS = Pattern.compile("P([1-9]\\d?)BD");
    private static final Duration LONGEST = Duration.ofDays(90);

    /**
     * Reads {@code PT4H}, or {@code P1BD}: a business day, which is eight business hours.
     *
     * @throws IllegalArgumentException for anything else, or more than 90 days
     */
    public static Delay parse(String text) {
        var days = BUSINESS_DAYS.matcher(text);
        if (days.matches()) {
            return new Delay(BusinessHours.DAY.multipliedBy(Long.parseLong(days.group(1))), true);
        }
        try {
            var time = Duration.parse(text);
            if (time.isPositive() && time.compareTo(LONGEST) <= 0) {
                return new Delay(time, false);
            }
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not a delay such as PT4H or P1BD: " + text, e);
        }
        throw new IllegalArgumentException("must be more than nothing and at most 90 days: " + text);
    }

    /** So many hundredths of it. */
    Delay percent(int percent) {
        return new Delay(time.multipliedBy(percent).dividedBy(100), inBusinessHours);
    }

    /** When it has passed. */
    Instant after(Instant since, BusinessHours hours) {
        return inBusinessHours ? hours.plus(since, time) : since.plus(time);
    }
}
