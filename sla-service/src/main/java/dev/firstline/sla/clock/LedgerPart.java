package dev.firstline.sla.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as it is stored: a list of intervals, in front of them what is folded, which versions that know of nothing folded pass over.
 *
 * @param folded null for an interval, whose members are null for what is folded
 */
public record LedgerPart(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable IntervalCause cause,
        @Nullable UUID openedBy,
        @Nullable Folded folded) {

    /** A ledger in parts. */
    public static List<LedgerPart> of(Ledger ledger) {
        var parts = new ArrayList<LedgerPart>();
        if (ledger.folded() != null) {
            parts.add(new LedgerPart(null, null, null, null, ledger.folded()));
        }
        for (var interval : ledger.intervals()) {
            parts.add(new LedgerPart(interval.from(), interval.to(), interval.cause(), interval.openedBy(), null));
        }
        return parts;
    }

    /** The ledger of which these are the parts. */
    public static Ledger ledger(LedgerPart... parts) {
        var folded = parts.length == 0 ? null : parts[0].folded();
        return new Ledger(
                Arrays.stream(parts)
                        .skip(folded == null ? 0 : 1)
                        .map(LedgerPart::interval)
                        .toList(),
                folded);
    }

    private Interval interval() {
        return new Interval(
                Objects.requireNonNull(from), to, Objects.requireNonNull(cause), Objects.requireNonNull(openedBy));
    }
}
