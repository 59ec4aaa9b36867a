package dev.firstline.sla.settling;

import java.time.Instant;
import java.util.List;

/**
 * What may be told at a moment, by partition.
 *
 * @param settled up to when all facts have been read, inclusive; {@link Instant#MIN} when nothing is known, {@link Instant#MAX} when
 *     nobody has to be waited for
 * @param upTo up to when clocks are to be told; beyond {@code settled} only provisionally. Where the copy has nothing to tell, it is
 *     {@link Instant#MIN}
 * @param waitedFor up to when whoever waits has waited long enough
 */
public record Bounds(List<Instant> settled, List<Instant> upTo, List<Instant> waitedFor) {

    /** Copies what it is given. */
    public Bounds {
        settled = List.copyOf(settled);
        upTo = List.copyOf(upTo);
        waitedFor = List.copyOf(waitedFor);
    }
}
