package dev.firstline.sla.tracking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.firstline.sla.clock.Course;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where this copy goes on from with tickets that it heard of before. Each is remembered under the mark that the ticket got with the facts
 * that it knows: a mark is never given twice, so what another copy heard, or what a transaction took back, is never gone on from.
 */
@ApplicationScoped
class Courses {

    /** A ninth of the smallest heap that the service is given: some thousands of long tickets at a time. */
    static final long MOST_BYTES = 16 << 20;

    private final Cache<UUID, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<UUID, Known>weigher((_, course) -> course.course().weight())
            .expireAfter(new AsLongAsItPays())
            .build();

    private record Known(UUID mark, Course course) {}

    /**
     * Most facts come within moments of the opening, and a short history is soon read again: what is remembered of it must not take the
     * room, by the number of its uses, from tickets that were opened since.
     */
    private static final class AsLongAsItPays implements Expiry<UUID, Known> {

        private static final long MOMENTS = Duration.ofSeconds(30).toNanos();

        @Override
        public long expireAfterCreate(UUID ticketId, Known known, long now) {
            return known.course().facts() < Deriving.LONG ? MOMENTS : Long.MAX_VALUE;
        }

        @Override
        public long expireAfterUpdate(UUID ticketId, Known known, long now, long left) {
            return expireAfterCreate(ticketId, known, now);
        }

        @Override
        public long expireAfterRead(UUID ticketId, Known known, long now, long left) {
            return left;
        }
    }

    /** The course of a ticket that has this mark; empty when it is not remembered. */
    Optional<Course> at(UUID ticketId, @Nullable UUID mark) {
        return Optional.ofNullable(known.getIfPresent(ticketId))
                .filter(one -> one.mark().equals(mark))
                .map(Known::course);
    }

    void remember(UUID ticketId, UUID mark, Course course) {
        known.put(ticketId, new Known(mark, course));
    }

    /** What is remembered weighs now, in bytes. */
    long weight() {
        known.cleanUp();
        return known.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
