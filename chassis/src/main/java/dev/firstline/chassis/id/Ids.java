package dev.firstline.chassis.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifiers of rows and events. */
public final class Ids {

    private Ids() {}

    /** A new UUIDv7: sorts by time of making, also within one millisecond of one process. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** The UUIDv5 of a name: the same parts always give the same id. */
    public static UUID of(String... parts) {
        return UuidCreator.getNameBasedSha1(String.join("\u001f", parts));
    }
}
