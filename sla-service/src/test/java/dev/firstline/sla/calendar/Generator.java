package dev.firstline.sla.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Calendars, instants and durations by chance, but the same ones for the same seed. Give {@code -Dseed=} to repeat a run. */
final class Generator {

    static final long SEED = Long.getLong("seed", 20261121L);

    static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    private final SplittableRandom random;

    Generator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    ZoneId zone() {
        return ZONES.get(below(ZONES.size()));
    }

    /** In about half of the cases near a change of the zone's clock. */
    Instant instant(ZoneId zone) {
        var any = LocalDate.of(1980 + below(70), 1, 1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(random.nextLong(366L * 24 * 3600));
        var change = zone.getRules().nextTransition(any);
        if (change == null || below(2) == 0) {
            return any;
        }
        return change.getInstant().plusSeconds(random.nextLong(-3 * 86_400L, 3 * 86_400L));
    }

    Duration upTo(Duration longest) {
        return Duration.ofSeconds(random.nextLong(longest.toSeconds()), random.nextInt(1_000_000_000));
    }

    BusinessCalendar calendar(ZoneId zone, Instant around) {
        var hours = below(10) == 0 ? WeeklyHours.always() : weeklyHours();
        var holidays = new TreeSet<LocalDate>();
        for (int i = below(4); i > 0; i--) {
            holidays.add(around.atZone(zone).toLocalDate().plusDays(below(30) - 5L));
        }
        var exceptions = new TreeMap<LocalDate, List<Window>>();
        for (int i = below(4); i > 0; i--) {
            var date = around.atZone(zone).toLocalDate().plusDays(below(30) - 5L);
            exceptions.put(date, below(3) == 0 ? List.of() : windowsOfDay());
        }
        return new BusinessCalendar("generated", zone, hours, holidays, exceptions, null);
    }

    private WeeklyHours weeklyHours() {
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (below(4) > 0) {
                windows.put(day, windowsOfDay());
            }
        }
        windows.putIfAbsent(DayOfWeek.of(1 + below(7)), List.of(Window.allDay()));
        return new WeeklyHours(windows);
    }

    private List<Window> windowsOfDay() {
        var windows = new ArrayList<Window>();
        int minute = below(3) == 0 ? 0 : below(600);
        while (minute < 1439 && windows.size() < 4) {
            int end = Math.min(1440, minute + 1 + below(400));
            windows.add(new Window(minute, end));
            minute = end + (below(3) == 0 ? 0 : below(300));
        }
        return windows;
    }
}
