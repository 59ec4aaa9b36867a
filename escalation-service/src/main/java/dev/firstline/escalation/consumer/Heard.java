package dev.firstline.escalation.consumer;

import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.escalation.packet.TicketWords;
import dev.firstline.escalation.ticket.HeardWords;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An event that says something to this service.
 *
 * @param tenant in whose name it is told
 * @param concernsEscalation whether it can change what becomes of an escalation
 * @param effect what it does
 */
record Heard(UUID ticketId, TenantPath tenant, boolean concernsEscalation, Consumer<Batch> effect) {

    /** None for an event that this version has no use for; what a newer writer said in unknown words is read as null. */
    static Stream<Heard> of(EventEnvelope<?> envelope) {
        var tenant = envelope.tenant();
        var trace = envelope.traceparent();
        return switch (envelope.data()) {
            case TicketEvent.Opened opened -> facts(tenant, opened.ticketId(), batch -> batch.opened(opened));
            case TicketEvent.Reclassified to -> facts(tenant, to.ticketId(), batch -> batch.reclassified(to));
            case TicketEvent.SeverityChanged to
            when to.to() != null ->
                escalation(
                        tenant,
                        to.ticketId(),
                        batch -> batch.severityChanged(to.ticketId(), to.version(), to.to(), trace));
            case TicketEvent.StatusChanged to
            when to.to() != null && to.to().isFinal() ->
                escalation(tenant, to.ticketId(), batch -> batch.ended(to.ticketId(), trace));
            case TicketTextEvent.Written to ->
                facts(
                        tenant,
                        to.ticketId(),
                        batch -> batch.written(new HeardWords(
                                to.ticketId(), tenant, to.version(), new TicketWords(to.title(), to.body()))));
            case DiagnosisEvent.Completed decided
            when decided.outcome() != null ->
                escalation(tenant, decided.ticketId(), batch -> batch.decided(decided, trace));
            default -> Stream.empty();
        };
    }

    private static Stream<Heard> facts(TenantPath tenant, UUID ticketId, Consumer<Batch> effect) {
        return Stream.of(new Heard(ticketId, tenant, false, effect));
    }

    private static Stream<Heard> escalation(TenantPath tenant, UUID ticketId, Consumer<Batch> effect) {
        return Stream.of(new Heard(ticketId, tenant, true, effect));
    }
}
