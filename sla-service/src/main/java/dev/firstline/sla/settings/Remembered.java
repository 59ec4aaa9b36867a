package dev.firstline.sla.settings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Things that never change once they have an id, kept so that they need not be read again; bounded by what they weigh, since one tenant's may
 * be a thousand times as large as another's.
 *
 * @param <T> what is kept
 */
final class Remembered<T> {

    private final Cache<UUID, T> known;

    /**
     * Remembers nothing yet.
     *
     * @param bytes all of them together at most
     * @param weight of one in bytes, about
     */
    Remembered(long bytes, ToIntFunction<T> weight) {
        this.known = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<UUID, T>weigher((id, value) -> weight.applyAsInt(value))
                .build();
    }

    /** The one of that id; read outside of the cache, since reading asks the database. */
    T get(UUID id, Supplier<T> read) {
        var found = known.getIfPresent(id);
        if (found != null) {
            return found;
        }
        var fresh = read.get();
        known.put(id, fresh);
        return fresh;
    }

    /** What is remembered weighs now, in bytes. */
    long weight() {
        known.cleanUp();
        return known.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
