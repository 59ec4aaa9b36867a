package dev.firstline.chassis.outbox;

import dev.firstline.contracts.watermark.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Up to which instants somebody waits for the facts of this service. Who waits says so before, and again and again; while nobody says
 * anything, each moment may be waited for. Safe for threads.
 */
@ApplicationScoped
class AwaitedInstants {

    /** Nothing was heard of any reader for so long: none is there, or one of a version that does not say. */
    static final Duration SILENCE = Awaited.AGAIN.multipliedBy(3);

    /** So much earlier an instant is taken for near: the clocks of two databases may differ. */
    static final Duration LEAD = Duration.ofSeconds(1);

    /** The nearest ones; the others are stated again when they are near. */
    private static final int MOST = 1_000;

    private final TreeSet<Instant> instants = new TreeSet<>();
    private @Nullable Instant heard;

    /** A reader has stated it by then. */
    synchronized void hear(Awaited awaited, Instant now) {
        heard = now;
        instants.addAll(awaited.instants());
        var last = instants.floor(now);
        if (last != null) {
            // Who has stated beyond the last of those that have passed has stated beyond all.
            instants.headSet(last).clear();
        }
        while (instants.size() > MOST) {
            instants.pollLast();
        }
    }

    /** Whether somebody waits at this moment, or soon, for facts behind what was stated already. */
    synchronized boolean areNear(Instant stated, Instant now) {
        if (!anyReader(now)) {
            return true;
        }
        var nearest = instants.floor(now.plus(LEAD));
        return nearest != null && nearest.isAfter(stated);
    }

    /** When the next one is near; empty when none is known. */
    synchronized Optional<Instant> nextNear(Instant now) {
        return Optional.ofNullable(instants.higher(now.plus(LEAD))).map(next -> next.minus(LEAD));
    }

    private boolean anyReader(Instant now) {
        return heard != null && heard.plus(SILENCE).isAfter(now);
    }
}
