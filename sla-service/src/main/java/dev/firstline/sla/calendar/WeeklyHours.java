package dev.firstline.sla.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The windows of an ordinary week.
 *
 * @param windows per day, ordered, without overlap; a day without windows may be absent
 */
public record WeeklyHours(Map<DayOfWeek, List<Window>> windows) {

    /** @throws IllegalArgumentException when windows of a day overlap or the week has none */
    public WeeklyHours {
        var ordered = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        windows.forEach((day, list) -> {
            if (!list.isEmpty()) {
                ordered.put(day, Window.ordered(list, day));
            }
        });
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException("a week without any window would never come to an end");
        }
        windows = Map.copyOf(ordered);
    }

    /** Round the clock. */
    public static WeeklyHours always() {
        return on(EnumSet.allOf(DayOfWeek.class), Window.allDay());
    }

    /** The same window from Monday to Friday, such as {@code 09:00-18:00}. */
    public static WeeklyHours mondayToFriday(String window) {
        return on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Window.parse(window));
    }

    /** Without rest from one day's time to another day's, such as Sunday 17:00 to Friday 16:30: a window per day. */
    public static WeeklyHours through(DayOfWeek first, String opens, DayOfWeek last, String closes) {
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day = first.plus(1); day != last; day = day.plus(1)) {
            windows.put(day, List.of(Window.allDay()));
        }
        windows.put(first, List.of(Window.parse(opens + "-24:00")));
        windows.put(last, List.of(Window.parse("00:00-" + closes)));
        return new WeeklyHours(windows);
    }

    /** The windows of that day of the week, in order. */
    public List<Window> on(DayOfWeek day) {
        return windows.getOrDefault(day, List.of());
    }

    /** Service time of a week in which no holiday falls and no clock is changed. */
    public Duration perWeek() {
        return Duration.ofMinutes(windows.values().stream()
                .flatMap(List::stream)
                .mapToInt(Window::minutes)
                .sum());
    }

    /** Whether no instant is outside of it. */
    public boolean isAlways() {
        // Asked for every instant that is counted; most weeks have a free day.
        return windows.size() == 7 && perWeek().equals(Duration.ofDays(7));
    }

    private static WeeklyHours on(EnumSet<DayOfWeek> days, Window window) {
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        days.forEach(day -> windows.put(day, List.of(window)));
        return new WeeklyHours(windows);
    }
}
