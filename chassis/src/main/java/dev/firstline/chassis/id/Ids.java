package dev.firstline.chassis.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/** Identifiers of rows and events. */
public final class Ids {

    private static final int BELOW_MILLIS = 16;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000000000000000L;

    private Ids() {}

    /** A new UUIDv7: sorts by time of making, also within one millisecond of one process. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** The UUIDv5 of a name: the same parts always give the same id. */
    public static UUID of(String... parts) {
        return UuidCreator.getNameBasedSha1(String.join("\u001f", parts));
    }

    /**
     * The smallest UUIDv7 of that millisecond: ids that were made before it are smaller, those made at it or later are not.
     *
     * @param instant not before 1970
     */
    public static UUID firstOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << BELOW_MILLIS | VERSION_7, VARIANT);
    }
}
