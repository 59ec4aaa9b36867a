package dev.firstline.console.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the page shows them. All in UTC, so that two people who look at one ticket speak of the same minute. */
public final class Times {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 09:12:04}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** {@code Tue 1 Dec 2026}. */
    public static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** {@code 1 Dec 09:12}. */
    public static String brief(Instant instant) {
        return SHORT.format(instant);
    }

    /** The time alone for an instant of today, such as {@code 09:12}; the day alone for any other: {@code 3 Dec}. */
    public static String near(Instant instant, Instant now) {
        return instant.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(now.atZone(ZoneOffset.UTC).toLocalDate())
                ? MINUTE.format(instant)
                : DATE.format(instant);
    }

    /**
     * What is left until an instant: {@code 1d 03:12:09}, {@code 03:12:09}, and with a plus sign what has gone by since.
     * The page's script counts on in the same form.
     */
    public static String countdown(Instant due, Instant now) {
        // Rounded up while it runs, so that zero is shown when it is reached and not a second before.
        long millis = Duration.between(now, due).toMillis();
        long seconds = millis > 0 ? (millis + 999) / 1000 : -millis / 1000;
        var sign = millis > 0 ? "" : "+";
        long days = seconds / 86_400;
        var clock = String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        return days > 0 ? sign + days + "d " + clock : sign + clock;
    }

    /**
     * A promised span: {@code PT2H} as {@code 2 h}, {@code P1BD} as {@code 1 business day}; other texts as they are. Hours are
     * not gathered into days: 27 hours of service time are three days of a desk that is open for nine hours.
     */
    public static String goal(@Nullable String iso) {
        if (iso == null) {
            return "";
        }
        if (iso.matches("P\\d{1,4}BD")) {
            var days = iso.substring(1, iso.length() - 2);
            return days + (days.equals("1") ? " business day" : " business days");
        }
        try {
            return hours(Duration.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private static String hours(Duration duration) {
        return span(new StringBuilder(), duration.toHours(), duration);
    }

    private static String days(Duration duration) {
        var text = new StringBuilder();
        part(text, duration.toDays(), "d");
        return span(text, duration.toHoursPart(), duration);
    }

    private static String span(StringBuilder text, long hours, Duration duration) {
        part(text, hours, "h");
        part(text, duration.toMinutesPart(), "min");
        part(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0 s" : text.toString();
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
        }
    }

    /** {@code 14 ms}, {@code 2.3 s}, {@code 4 min}. */
    public static String lateness(long millis) {
        return millis < 1000
                ? millis + " ms"
                : millis < 60_000
                        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                        : days(Duration.ofMinutes(millis / 60_000));
    }
}
