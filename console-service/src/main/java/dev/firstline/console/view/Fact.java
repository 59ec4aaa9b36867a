package dev.firstline.console.view;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * An event about a ticket, as it was published.
 *
 * @param eventId the CloudEvents id, a UUIDv7
 * @param tenant who told it: the ticket's tenant, for alerts the subscriber's
 */
public record Fact(UUID eventId, TenantPath tenant, Event event) {

    /**
     * By time of happening, then by id: the same for every order of arrival. The ids of one writer grow, so facts of the
     * same instant keep the order in which it wrote them.
     */
    public static final Comparator<Fact> IN_ORDER =
            Comparator.comparing(Fact::at).thenComparing(fact -> fact.eventId().toString());

    /** Whether it tells of an internal note of the desk, which not every role may know of. */
    public boolean isNote() {
        return event instanceof TicketEvent.CommunicationAdded words
                && words.visibility() == CommunicationVisibility.INTERNAL;
    }

    /** When it happened. */
    public Instant at() {
        return event.occurredAt();
    }
}
