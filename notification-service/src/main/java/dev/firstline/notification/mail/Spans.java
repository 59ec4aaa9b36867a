package dev.firstline.notification.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Times as people write them. */
final class Spans {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern BUSINESS_DAYS = Pattern.compile("P(\\d{1,4})BD");

    private Spans() {}

    /** {@code 1 December 2026, 15:37:22 UTC}. */
    static String of(Instant instant) {
        return INSTANT.format(instant);
    }

    /**
     * {@code PT1H30M} as {@code 1 hour 30 minutes}, {@code P2BD} as {@code 2 business days}; other texts as they are. Hours are not gathered
     * into days: 27 hours of service time are three days of a desk that is open for nine hours.
     */
    static String of(String iso) {
        var days = BUSINESS_DAYS.matcher(iso);
        if (days.matches()) {
            return amount(Long.parseLong(days.group(1)), "business day");
        }
        try {
            return of(Duration.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private static String of(Duration span) {
        var words = new StringJoiner(" ").setEmptyValue("less than a second");
        add(words, span.toHours(), "hour");
        add(words, span.toMinutesPart(), "minute");
        add(words, span.toSecondsPart(), "second");
        return words.toString();
    }

    private static void add(StringJoiner words, long amount, String unit) {
        if (amount != 0) {
            words.add(amount(amount, unit));
        }
    }

    private static String amount(long amount, String unit) {
        return amount + " " + unit + (amount == 1 ? "" : "s");
    }
}
