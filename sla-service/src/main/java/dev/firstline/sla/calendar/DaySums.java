package dev.firstline.sla.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How much service whole days give, summed up in advance, so that what is skipped costs the same however long it is. Sums are
 * made when they are first asked for, 1024 days at once, and depend on nothing but the calendar.
 */
final class DaySums {

    private static final int CHUNK_BITS = 10;
    private static final int BLOCK_BITS = 5;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int BLOCKS = CHUNK / BLOCK;

    /** Some 700 years: more than tickets live in; beyond it sums are made anew each time instead of kept. */
    private static final int MOST_CHUNKS = 256;

    private final ZoneId zone;
    private final Function<LocalDate, List<Window>> windows;
    private final Map<Long, Chunk> chunks = new ConcurrentHashMap<>();

    /** @param windows of each day, in order */
    DaySums(ZoneId zone, Function<LocalDate, List<Window>> windows) {
        this.zone = zone;
        this.windows = windows;
    }

    /** What is counted of a day. */
    enum Unit {
        /** Seconds of service. */
        SECONDS,
        /** One for each day that gives any service. */
        DAYS
    }

    /**
     * Sums up to the begin of each block of a chunk, and to its end.
     *
     * @param seconds of service
     * @param days with service
     */
    private record Chunk(int[] seconds, int[] days) {

        int[] of(Unit unit) {
            return unit == Unit.SECONDS ? seconds : days;
        }
    }

    /**
     * Where a sum is reached.
     *
     * @param day the day in which it is, or the first one that was not looked at
     * @param left what is missing at the begin of that day
     */
    record Place(long day, long left) {}

    /** Seconds of service from the begin of one day to the begin of another; both as days since 1970. */
    long seconds(long from, long to) {
        long sum = 0;
        for (long day = from; day < to; ) {
            if (isAt(day, CHUNK) && day + CHUNK <= to) {
                sum += total(chunk(day), Unit.SECONDS);
                day += CHUNK;
            } else if (isAt(day, BLOCK) && day + BLOCK <= to) {
                sum += block(day, Unit.SECONDS);
                day += BLOCK;
            } else {
                sum += ofDay(day);
                day++;
            }
        }
        return sum;
    }

    /**
     * The day in which a sum from the begin of {@code from} on is reached.
     *
     * @param need more than nothing
     * @param last the day at which the search ends, reached or not
     */
    Place reaching(long from, long need, Unit unit, long last) {
        long left = need;
        long day = from;
        while (day < last) {
            long step = isAt(day, CHUNK) ? total(chunk(day), unit) : Long.MAX_VALUE;
            if (step < left) {
                left -= step;
                day += CHUNK;
                continue;
            }
            step = isAt(day, BLOCK) ? block(day, unit) : Long.MAX_VALUE;
            if (step < left) {
                left -= step;
                day += BLOCK;
                continue;
            }
            step = one(ofDay(day), unit);
            if (step >= left) {
                return new Place(day, left);
            }
            left -= step;
            day++;
        }
        return new Place(day, left);
    }

    private static boolean isAt(long day, int size) {
        return (day & (size - 1)) == 0;
    }

    private static int total(Chunk chunk, Unit unit) {
        return chunk.of(unit)[BLOCKS];
    }

    private int block(long day, Unit unit) {
        var sums = chunk(day).of(unit);
        int block = (int) (day & (CHUNK - 1)) >> BLOCK_BITS;
        return sums[block + 1] - sums[block];
    }

    private static int one(int seconds, Unit unit) {
        return unit == Unit.SECONDS ? seconds : Integer.signum(seconds);
    }

    private Chunk chunk(long day) {
        long number = day >> CHUNK_BITS;
        var known = chunks.get(number);
        if (known != null) {
            return known;
        }
        var made = make(number << CHUNK_BITS);
        if (chunks.size() < MOST_CHUNKS) {
            chunks.put(number, made);
        }
        return made;
    }

    private Chunk make(long first) {
        var chunk = new Chunk(new int[BLOCKS + 1], new int[BLOCKS + 1]);
        long quietUntil = first + Math.min(CHUNK, WallClock.quietDays(LocalDate.ofEpochDay(first), zone));
        for (int i = 0; i < CHUNK; i++) {
            long day = first + i;
            int seconds;
            if (day < quietUntil) {
                seconds = ordinary(LocalDate.ofEpochDay(day));
            } else {
                seconds = ofDay(day);
                var next = LocalDate.ofEpochDay(day + 1);
                quietUntil = day + 1 + Math.min(CHUNK, WallClock.quietDays(next, zone));
            }
            int block = (i >> BLOCK_BITS) + 1;
            chunk.seconds()[block] += seconds;
            chunk.days()[block] += one(seconds, Unit.DAYS);
        }
        for (int block = 1; block <= BLOCKS; block++) {
            chunk.seconds()[block] += chunk.seconds()[block - 1];
            chunk.days()[block] += chunk.days()[block - 1];
        }
        return chunk;
    }

    /** Of a day on which the zone does not change its clock. */
    private int ordinary(LocalDate date) {
        int minutes = 0;
        for (var window : windows.apply(date)) {
            minutes += window.minutes();
        }
        return minutes * 60;
    }

    /** Of any day. */
    private int ofDay(long day) {
        var date = LocalDate.ofEpochDay(day);
        long seconds = 0;
        for (var window : windows.apply(date)) {
            seconds += WallClock.instantOf(date, window.to(), zone).getEpochSecond()
                    - WallClock.instantOf(date, window.from(), zone).getEpochSecond();
        }
        return (int) seconds;
    }
}
