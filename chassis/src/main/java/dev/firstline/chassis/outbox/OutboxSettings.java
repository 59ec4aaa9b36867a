package dev.firstline.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the outbox; prefix {@code firstline.outbox}. */
@ConfigMapping(prefix = "firstline.outbox")
public interface OutboxSettings {

    /** Slots that keys are spread over; fixed, so that the number of relays can change while rows are pending. */
    int SLOTS = 16;

    /** Relays of the service, 1 to 16: each serves its share of the slots, in one copy of the service at a time. */
    @WithDefault("1")
    int relays();

    /** Rows that are sent together. */
    @WithDefault("500")
    int batch();

    /**
     * The shortest time from one sending to the next, so that the events of a busy moment go together: each costs
     * the broker and every reader a round of its own otherwise. An event after a rest is sent at once.
     */
    @WithDefault("30ms")
    Duration pace();

    /** The longest wait before looking again while other copies of the service are there: they write rows as well. */
    @WithDefault("200ms")
    Duration poll();

    /**
     * The same while this copy is alone: each of its commits wakes the relay. So long the first rows of another copy wait at most, after
     * its start, and what was listed to be sent again.
     */
    @WithDefault("1s")
    Duration rest();

    /**
     * How long the sender of a share may be silent towards the database before another copy may take its place. A copy that stands still
     * keeps its connections, and with them its share, for as long as it stands. Longer than the broker takes to be started again, since
     * who waits for the broker is silent too; then what was on its way is sent once more.
     */
    @WithDefault("20s")
    Duration silence();

    /**
     * How often a relay states up to when all facts of its share are in Kafka; absent: never. For services whose facts somebody waits for.
     * The relays of all services do it at the same instants, the multiples of it, so that who waits for several waits once.
     */
    Optional<Duration> watermark();

    /** How long a sent event can be sent again. */
    @WithDefault("7d")
    Duration retention();
}
