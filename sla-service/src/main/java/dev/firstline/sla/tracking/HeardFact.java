package dev.firstline.sla.tracking;

import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.policy.TicketProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

    /** What an event tells of a ticket; empty when no clock looks at it. */
    static Optional<HeardFact> of(EventEnvelope<?> envelope) {
        var id = envelope.id();
        // PostgreSQL keeps microseconds: what is derived now and from the stored row must be the same.
        var at = envelope.data().occurredAt().truncatedTo(ChronoUnit.MICROS);
        return switch (envelope.data()) {
            case TicketEvent event -> fact(id, event, at).flatMap(fact -> heard(envelope, event.ticketId(), fact));
            case DiagnosisEvent.Completed decision ->
                heard(envelope, decision.ticketId(), new TicketFact.Diagnosed(id, at, decision.outcome()));
            case EscalationEvent event -> fact(id, event, at).flatMap(fact -> heard(envelope, event.ticketId(), fact));
            default -> Optional.empty();
        };
    }

    private static Optional<HeardFact> heard(EventEnvelope<?> envelope, UUID ticketId, TicketFact fact) {
        return Optional.of(new HeardFact(ticketId, envelope.tenant(), fact, envelope.traceparent()));
    }

    private static Optional<TicketFact> fact(UUID id, EscalationEvent event, Instant at) {
        return switch (event) {
            case EscalationEvent.Opened opened ->
                Optional.of(new TicketFact.Escalated(
                        id,
                        at,
                        String.valueOf(opened.route()),
                        opened.vehicles().stream().findFirst().orElse(null),
                        opened.initialResponse()));
            case EscalationEvent.Filed _ -> Optional.of(new TicketFact.Filed(id, at));
            case EscalationEvent.VendorUpdated _, EscalationEvent.HandedBack _ ->
                Optional.of(new TicketFact.VendorSpoke(id, at));
            case EscalationEvent.Cancelled _ -> Optional.of(new TicketFact.Withdrawn(id, at));
            case EscalationEvent.Blocked _, EscalationEvent.Progressed _, EscalationEvent.ChaseDue _ ->
                Optional.empty();
        };
    }

    private static Optional<TicketFact> fact(UUID id, TicketEvent event, Instant at) {
        return Optional.ofNullable(
                switch (event) {
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
                                                opened.breakFix())
                                        .withCustomer(opened.customerId()));
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
                    case TicketEvent.StatusChanged moved ->
                        new TicketFact.StatusChanged(id, moved.version(), at, moved.to());
                    // What a machine sends by itself answers nobody, and asks nothing.
                    case TicketEvent.CommunicationAdded words when words.byMachine() -> null;
                    case TicketEvent.CommunicationAdded words ->
                        new TicketFact.Wrote(id, words.version(), at, words.direction(), words.visibility());
                    // A promise counts from the ticket's own opening.
                    case TicketEvent.Merged _ -> null;
                });
    }
}
