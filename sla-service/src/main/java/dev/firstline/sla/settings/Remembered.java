package dev.firstline.sla.settings;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Things that never change once they have an id, kept so that they need not be read again.
 *
 * @param <T> what is kept
 */
final class Remembered<T> {

    /** They are few; beyond that many it begins anew. */
    private static final int MOST = 2_000;

    private final Map<UUID, T> known = new ConcurrentHashMap<>();

    T get(UUID id, Supplier<T> read) {
        var found = known.get(id);
        if (found != null) {
            return found;
        }
        var fresh = read.get();
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(id, fresh);
        return fresh;
    }
}
