package dev.firstline.intake.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The time of opening that a ticket's id begins with (UUIDv7: 48 bits of milliseconds). Whoever gives a ticket its id takes it from the
 * time of its opening, so lists by id are lists by opening.
 */
final class OpeningTime {

    /** How far an id's time may lie from the opening that is recorded, be it that the machine's clock was set back meanwhile. */
    private static final Duration SLACK = Duration.ofHours(1);

    private static final int BELOW_MILLIS = 16;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000000000000000L;

    private OpeningTime() {}

    /** No ticket that was opened at that instant or later has a smaller id. */
    static UUID firstId(Instant opened) {
        return id(opened.minus(SLACK));
    }

    /** No ticket that was opened at that instant or earlier has a greater id. */
    static UUID lastId(Instant opened) {
        return id(opened.plus(SLACK));
    }

    private static UUID id(Instant instant) {
        long millis = Math.max(0, instant.toEpochMilli());
        return new UUID(millis << BELOW_MILLIS | VERSION_7, VARIANT);
    }
}
