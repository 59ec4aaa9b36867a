package dev.firstline.intake.transfer;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids that begin with a time of the past (UUIDv7), so that lists by id are lists by time for what was imported as well. Within a millisecond
 * they follow the microseconds (RFC 9562, 6.2, method 3).
 */
final class PastIds {

    private static final int BELOW_MILLIS = 16;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000000000000000L;
    private static final int PLACE_BITS = 48;
    private static final long RANDOM = (1L << PLACE_BITS) - 1;
    private static final int MOST_PLACES = 1 << 14;
    private static final int NANOS_IN_MILLI = 1_000_000;
    private static final int NANOS_IN_MICRO = 1_000;

    private PastIds() {}

    /**
     * A new one.
     *
     * @param at not before 1970
     * @param place the order among those of the same microsecond, from 0; further ones than 16,383 share the last
     */
    static UUID of(Instant at, int place) {
        int micros = at.getNano() % NANOS_IN_MILLI / NANOS_IN_MICRO;
        long random = ThreadLocalRandom.current().nextLong() & RANDOM;
        return new UUID(
                at.toEpochMilli() << BELOW_MILLIS | VERSION_7 | micros << 2,
                VARIANT | (long) Math.min(place, MOST_PLACES - 1) << PLACE_BITS | random);
    }

    /** One of which no other was made at that microsecond, in all likelihood. */
    static UUID of(Instant at) {
        return of(at, ThreadLocalRandom.current().nextInt(MOST_PLACES));
    }
}
