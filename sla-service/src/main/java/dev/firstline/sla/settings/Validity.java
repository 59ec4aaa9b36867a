package dev.firstline.sla.settings;

import dev.firstline.chassis.http.IsoTimes;
import dev.firstline.chassis.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a version counts, in whole milliseconds.
 *
 * @param from its first instant
 * @param until the first instant after it; null when it has no end of its own
 */
record Validity(Instant from, @Nullable Instant until) {

    /** Plans reach no further. */
    private static final Duration HORIZON = Duration.ofDays(3660);

    /** From an instant on, without an end. */
    static Validity since(Instant from) {
        return new Validity(from, null);
    }

    /**
     * What a request asks for.
     *
     * @param validFrom the query parameter; null means now
     * @param validUntil the query parameter; null means without an end
     * @throws Problem 422 when it begins before now, ends before it begins or lies too far ahead
     */
    static Validity of(@Nullable String validFrom, @Nullable String validUntil, Instant now) {
        var from = validFrom == null ? now : instant("validFrom", validFrom);
        if (from.isBefore(now)) {
            throw Problem.invalid("validFrom", "must not lie in the past: what was promised then stays promised");
        }
        var until = validUntil == null ? null : instant("validUntil", validUntil);
        if (until != null && !until.isAfter(from)) {
            throw Problem.invalid("validUntil", "must lie after validFrom");
        }
        if ((until == null ? from : until).isAfter(now.plus(HORIZON))) {
            throw Problem.invalid(until == null ? "validFrom" : "validUntil", "must lie within the next ten years");
        }
        return new Validity(from, until);
    }

    /**
     * The instant that a query parameter names.
     *
     * @throws Problem 422 when it names none
     */
    static Instant instant(String parameter, String text) {
        try {
            return IsoTimes.instant(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw Problem.invalid(parameter, "must be an " + IsoTimes.INSTANT);
        }
    }
}
