package dev.firstline.sla.tracking;

import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it was heard.
 *
 * @param ticketId the ticket that it is of
 * @param tenant whose ticket that is
 * @param traceparent the trace that told it, or null
 */
record HeardFact(
        UUID ticketId,
        TenantPath tenant,
        TicketFact fact,
        @Nullable String traceparent) {

    static HeardFact of(EventEnvelope<?> envelope, TicketEvent event) {
        var id = envelope.id();
        // PostgreSQL keeps microseconds: what is derived now and from the stored row must be the same.
        var at = event.occurredAt().truncatedTo(ChronoUnit.MICROS);
        return new HeardFact(event.ticketId(), envelope.tenant(), fact(id, event, at), envelope.traceparent());
    }

    private static TicketFact fact(UUID id, TicketEvent event, Instant at) {
        return switch (event) {
            case TicketEvent.Opened opened ->
                new TicketFact.Opened(
                        id,
                        opened.version(),
                        at,
                        TicketProfile.of(
                                opened.type(),
                                opened.severity(),
                                opened.language(),
                                opened.productFamily(),
                                opened.category(),
                                opened.breakFix()));
            case TicketEvent.SeverityChanged changed ->
                new TicketFact.SeverityChanged(id, changed.version(), at, changed.to());
            case TicketEvent.Reclassified changed ->
                new TicketFact.Reclassified(
                        id,
                        changed.version(),
                        at,
                        TicketProfile.of(
                                changed.type(),
                                null,
                                changed.language(),
                                changed.productFamily(),
                                changed.category(),
                                changed.breakFix()));
            case TicketEvent.StatusChanged moved -> new TicketFact.StatusChanged(id, moved.version(), at, moved.to());
            case TicketEvent.CommunicationAdded words ->
                new TicketFact.Wrote(id, words.version(), at, words.direction(), words.visibility());
        };
    }
}
