package dev.firstline.intake.consumer;

import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.intake.feed.Actor;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event that concerns a ticket here.
 *
 * @param tenant in whose name it is told
 * @param by the service that tells it
 * @param traceparent the trace that it belongs to, or null
 * @param effect what it does to the ticket
 */
record TicketNews(
        UUID ticketId,
        TenantPath tenant,
        Actor by,
        @Nullable String traceparent,
        Consumer<HeardTicket> effect) {

    /** None for an event that says nothing to this version. */
    static Stream<TicketNews> of(EventEnvelope<?> envelope) {
        return switch (envelope.data()) {
            case DiagnosisEvent event -> of(envelope, event.ticketId(), DiagnosisNews.effect(event));
            case EscalationEvent event -> of(envelope, event.ticketId(), EscalationNews.effect(event));
            case SlaEvent event -> of(envelope, event.ticketId(), SlaNews.effect(event));
            default -> Stream.empty();
        };
    }

    private static Stream<TicketNews> of(
            EventEnvelope<?> envelope, UUID ticketId, Optional<Consumer<HeardTicket>> effect) {
        // The owner of the topic, not what the event says of its source: the former is ours to know.
        var by = new Actor.Service(
                EventCatalog.of(envelope.data().getClass()).topic().owner());
        return effect.stream()
                .map(does -> new TicketNews(ticketId, envelope.tenant(), by, envelope.traceparent(), does));
    }
}
