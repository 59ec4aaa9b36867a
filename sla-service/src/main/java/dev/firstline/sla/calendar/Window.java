package dev.firstline.sla.calendar;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A stretch of one local day in which service is given, such as {@code 09:00-18:00}. A stretch over midnight is two
 * windows.
 *
 * @param from first minute of the day, 0 to 1439
 * @param to the minute at which it is over, up to 1440 for the end of the day
 */
public record Window(int from, int to) implements Comparable<Window> {

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final Pattern TEXT = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    /** @throws IllegalArgumentException when it is empty or leaves its day */
    public Window {
        if (from < 0 || to > MINUTES_OF_DAY || from >= to) {
            throw new IllegalArgumentException("a window lies between 00:00 and 24:00 and ends after it begins");
        }
    }

    /** The whole day. */
    public static Window allDay() {
        return new Window(0, MINUTES_OF_DAY);
    }

    /**
     * Reads {@code HH:mm-HH:mm}; the end of the day is {@code 24:00}.
     *
     * @throws IllegalArgumentException when the text is no window
     */
    public static Window parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(WindowTexts.refusal(text));
        }
        int from = minute(matcher.group(1), matcher.group(2));
        int to = minute(matcher.group(3), matcher.group(4));
        if (from > to && from < MINUTES_OF_DAY && to > 0) {
            throw new IllegalArgumentException("goes over midnight, which is two windows: " + text.substring(0, 5)
                    + "-24:00 on this day and 00:00-" + text.substring(6) + " on the next one");
        }
        if (from > to && to == 0) {
            throw new IllegalArgumentException(
                    "the end of the day is written 24:00: " + text.substring(0, 5) + "-24:00");
        }
        return new Window(from, to);
    }

    /** Minutes from its begin to its end by the clock on the wall. */
    public int minutes() {
        return to - from;
    }

    @Override
    public int compareTo(Window other) {
        return Integer.compare(from, other.from);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }

    /**
     * The windows of one day, the earliest first.
     *
     * @throws IllegalArgumentException when two overlap
     */
    public static List<Window> ordered(List<Window> windows, Object day) {
        var sorted = windows.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).to()) {
                throw new IllegalArgumentException("windows overlap on " + day);
            }
        }
        return sorted;
    }

    private static int minute(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }
}
