package dev.firstline.sla.settings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firstline.contracts.TenantPath;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which book was in force for a tenant from one turn of its settings to the next, when this copy last looked. It holds as long as the mark of
 * the settings of the tenant's tree is the same, which is asked by whoever stores something by it, in the same statement.
 */
final class BooksInForce {

    /** Enough for some five thousand tenants. */
    private static final long MOST_BYTES = 2 << 20;

    private static final int TENANT = 250;
    private static final int SPAN = 100;

    /** Tickets are heard of soon after they were opened; of the past there are imports, which ask for themselves. */
    private static final int MOST_SPANS = 4;

    private final Cache<TenantPath, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .<TenantPath, Known>weigher((tenant, one) ->
                    TENANT + 2 * tenant.value().length() + SPAN * one.spans().size())
            .build();

    /**
     * What was in force during a time.
     *
     * @param from its first instant
     * @param until the first instant after it
     */
    record Span(Instant from, Instant until) {

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private record Held(Span span, UUID book) {}

    /** @param mark null where nothing was ever set in the tree */
    private record Known(@Nullable UUID mark, List<Held> spans) {}

    /** The book for a ticket that was opened then, if it is known. */
    Optional<Rulebooks.Guess> at(Rulebooks.Opening opening) {
        var one = known.getIfPresent(opening.tenant());
        return one == null
                ? Optional.empty()
                : one.spans().stream()
                        .filter(held -> held.span().covers(opening.at()))
                        .findFirst()
                        .map(held -> new Rulebooks.Guess(held.book(), one.mark()));
    }

    /** @param mark as it was before the settings were read */
    void remember(TenantPath tenant, @Nullable UUID mark, Span span, UUID book) {
        var held = new Held(span, book);
        known.asMap()
                .merge(
                        tenant,
                        new Known(mark, List.of(held)),
                        (before, fresh) -> Objects.equals(before.mark(), mark)
                                ? new Known(
                                        mark,
                                        Stream.concat(
                                                        Stream.of(held),
                                                        before.spans().stream()
                                                                .filter(other -> !other.span()
                                                                        .equals(span)))
                                                .limit(MOST_SPANS)
                                                .toList())
                                : fresh);
    }
}
