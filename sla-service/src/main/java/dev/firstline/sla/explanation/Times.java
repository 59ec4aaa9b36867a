package dev.firstline.sla.explanation;

import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Locale;

/**
 * Instants and lengths as a language writes them. Nothing is rounded, so that what is shown adds up: where there are parts of a second
 * they are shown, to the microsecond that everything is kept in. Each instant has its offset: on the night of 25 hours a time of day comes twice.
 */
final class Times {

    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1_000;

    private final Locale language;
    private final ZoneId zone;
    private final String pattern;
    private final char point;

    Times(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        // Narrow spaces are for typesetting; who searches for "10:00 AM" types a plain one.
        this.pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.MEDIUM, FormatStyle.MEDIUM, IsoChronology.INSTANCE, language)
                .replace('\u202f', ' ')
                .replace('\u00a0', ' ');
        this.point = DecimalFormatSymbols.getInstance(language).getDecimalSeparator();
    }

    /** An instant in the zone, with its offset. */
    String at(Instant instant) {
        int nanos = instant.getNano();
        var seconds = nanos == 0 ? "ss" : "ss'" + point + "'" + (nanos % MILLI == 0 ? "SSS" : "SSSSSS");
        return DateTimeFormatter.ofPattern(pattern.replace("ss", seconds) + " xxx", language)
                .withZone(zone)
                .format(instant);
    }

    /** Unit symbols are the same in all of these languages. */
    String length(Duration duration) {
        var parts = new ArrayList<String>();
        if (duration.toHours() > 0) {
            parts.add(duration.toHours() + " h");
        }
        if (duration.toMinutesPart() > 0) {
            parts.add(duration.toMinutesPart() + " min");
        }
        if (duration.toSecondsPart() > 0 || duration.toNanosPart() / MICRO > 0 || parts.isEmpty()) {
            parts.add(duration.toSecondsPart() + fraction(duration.toNanosPart()) + " s");
        }
        return String.join(" ", parts);
    }

    private String fraction(int nanos) {
        if (nanos / MICRO == 0) {
            return "";
        }
        return point + (nanos % MILLI == 0 ? "%03d".formatted(nanos / MILLI) : "%06d".formatted(nanos / MICRO));
    }
}
