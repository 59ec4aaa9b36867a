package dev.firstline.console.timeline;

import dev.firstline.console.view.Fact;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.TenantPath;
import java.util.UUID;

/** A fact about a ticket, and whose ticket it is. */
public record TimelineEntry(UUID ticketId, TenantPath tenant, Fact fact) {

    /** The event type, such as {@code ticket.opened}. */
    public String kind() {
        return EventCatalog.of(fact.event().getClass()).type();
    }

    /** The name of the topic that it came by. */
    public String topic() {
        return EventCatalog.of(fact.event().getClass()).topic().topicName();
    }
}
