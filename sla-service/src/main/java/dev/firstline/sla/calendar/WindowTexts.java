package dev.firstline.sla.calendar;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said of a text that is no window, with how it would be written where that can be guessed. */
final class WindowTexts {

    private static final String USUAL = "a window is written as 09:00-18:00, the end of the day as 24:00";

    /** 9-17, 9.30 - 17, 9:00–17:00, 0900-1700, 9am-5pm. */
    private static final Pattern LOOSE = Pattern.compile(
            "\\s*" + time("") + "\\s*(?:-|–|—|to|bis)\\s*" + time("2") + "\\s*", Pattern.CASE_INSENSITIVE);

    private WindowTexts() {}

    static String refusal(String text) {
        var parts = LOOSE.matcher(text);
        if (!parts.matches()) {
            return USUAL;
        }
        int from = minute(parts.group("h"), parts.group("m"), parts.group("half"));
        int to = minute(parts.group("h2"), parts.group("m2"), parts.group("half2"));
        if (from < 0 || to < 0 || from >= to) {
            return USUAL;
        }
        return USUAL + ": write " + new Window(from, to);
    }

    private static String time(String suffix) {
        return "(?<h" + suffix + ">\\d{1,2})(?:[:.h]?(?<m" + suffix + ">\\d{2}))?\\s*(?<half" + suffix
                + ">[ap]\\.?m\\.?)?";
    }

    /** Of the day; negative when it is none. */
    private static int minute(String hours, @Nullable String minutes, @Nullable String half) {
        int hour = Integer.parseInt(hours);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return -1;
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        int of = hour * 60 + minute;
        return minute < 60 && of <= 24 * 60 ? of : -1;
    }
}
