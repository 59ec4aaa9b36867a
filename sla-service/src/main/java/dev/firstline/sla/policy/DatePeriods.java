package dev.firstline.sla.policy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Periods of days, weeks, months or years. ISO 8601 knows them, but of service time nobody can say what they mean: 24 hours of it,
 * or a day of the desk.
 */
final class DatePeriods {

    private static final Pattern TEXT = Pattern.compile(
            "[-+]?P(?:([-+]?\\d{1,9})Y)?(?:([-+]?\\d{1,9})M)?(?:([-+]?\\d{1,9})W)?(?:([-+]?\\d{1,9})(?:[.,]\\d+)?D)?(T.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int WEEK = 7;
    private static final int WORKING_WEEK = 5;
    private static final int HOURS = 24;

    private DatePeriods() {}

    /** Why a text is no amount of service time, with what may be meant instead; empty when it names no such period. */
    static Optional<String> refusal(String text, boolean businessDays) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()
                || parts.group(1) == null
                        && parts.group(2) == null
                        && parts.group(3) == null
                        && parts.group(4) == null) {
            return Optional.empty();
        }
        if (parts.group(1) != null || parts.group(2) != null) {
            return Optional.of("years and months are not equally long; write hours of service time such as PT720H"
                    + (businessDays ? ", or business days such as P20BD" : ""));
        }
        long weeks = number(parts.group(3));
        long days = number(parts.group(4));
        boolean mixed = parts.group(5) != null;
        var hours = "PT" + (weeks * WEEK + days) * HOURS + "H" + (mixed ? " and the rest" : "");
        return Optional.of(
                businessDays
                        ? "may mean " + hours + " of service time or " + (mixed ? "about " : "") + "P"
                                + (weeks * WORKING_WEEK + days)
                                + "BD, business days" + (weeks == 0 ? "" : " at five a week")
                                + "; write the one that is meant"
                        : "is counted as service time, which has no days; write " + hours + " if that is meant");
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Math.abs(Long.parseLong(digits));
    }
}
