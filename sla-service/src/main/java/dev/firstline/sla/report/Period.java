package dev.firstline.sla.report;

import dev.firstline.chassis.http.IsoTimes;
import dev.firstline.chassis.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report or a dry run looks at.
 *
 * @param from the first instant that counts
 * @param to the first instant that no longer counts
 */
public record Period(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(3660);

    /** Beyond, the database has no instants, or those a little later are none. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws Problem 422, with all that is wrong, when one is missing or no instant, or they are no period of at most ten years */
    public static Period of(@Nullable String from, @Nullable String to) {
        var faults = new ArrayList<Problem.InvalidValue>();
        var begin = instant("from", from, faults);
        var end = instant("to", to, faults);
        if (begin == null || end == null) {
            throw Problem.invalid(List.copyOf(faults));
        }
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Problem.invalid("to", "must be after from, by ten years at most");
        }
        return new Period(begin, end);
    }

    private static @Nullable Instant instant(String name, @Nullable String text, List<Problem.InvalidValue> faults) {
        try {
            var instant = IsoTimes.instant(text == null ? "" : text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
            faults.add(new Problem.InvalidValue(name, "must lie in the years from 1970 to 9998"));
        } catch (DateTimeException e) {
            faults.add(new Problem.InvalidValue(name, "must be an " + IsoTimes.INSTANT));
        }
        return null;
    }
}
