package dev.firstline.console.view;

import dev.firstline.contracts.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * An event about a ticket, as it was published.
 *
 * @param eventId the CloudEvents id, a UUIDv7
 */
public record Fact(UUID eventId, Event event) {

    /**
     * By time of happening, then by id: the same for every order of arrival. The ids of one writer grow, so facts of the
     * same instant keep the order in which it wrote them.
     */
    public static final Comparator<Fact> IN_ORDER =
            Comparator.comparing(Fact::at).thenComparing(fact -> fact.eventId().toString());

    /** When it happened. */
    public Instant at() {
        return event.occurredAt();
    }
}
