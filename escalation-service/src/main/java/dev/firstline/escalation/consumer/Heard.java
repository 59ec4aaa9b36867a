package dev.firstline.escalation.consumer;

import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.escalation.packet.TicketWords;
import dev.firstline.escalation.request.SupportRequest;
import dev.firstline.escalation.ticket.HeardCheck;
import dev.firstline.escalation.ticket.HeardWords;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An event that says something to this service.
 *
 * @param tenant in whose name it is told
 * @param concern what it has to do with the escalation of its ticket
 * @param effect what it does
 */
record Heard(UUID ticketId, TenantPath tenant, Concern concern, Consumer<Batch> effect) {

    /** What an event has to do with the escalation of its ticket. */
    enum Concern {
        /** Nothing. */
        NONE,
        /** It says whose ticket it is, which one that was planned before that has to be held against. */
        NAMES_CUSTOMER,
        /** It can end one that is open. */
        ENDS,
        /** It can open one, or have it planned anew, for which the partner behind the ticket is looked up. */
        PLANS
    }

    /** None for an event that this version has no use for; what a newer writer said in unknown words is read as null. */
    static Stream<Heard> of(EventEnvelope<?> envelope) {
        var tenant = envelope.tenant();
        var trace = envelope.traceparent();
        return switch (envelope.data()) {
            case TicketEvent.Opened opened ->
                escalation(tenant, opened.ticketId(), Concern.NAMES_CUSTOMER, batch -> batch.opened(opened, trace));
            case TicketEvent.Reclassified to -> facts(tenant, to.ticketId(), batch -> batch.reclassified(to));
            case TicketEvent.SeverityChanged to
            when to.to() != null ->
                escalation(
                        tenant,
                        to.ticketId(),
                        Concern.PLANS,
                        batch -> batch.severityChanged(to.ticketId(), to.version(), to.to(), trace));
            case TicketEvent.StatusChanged to
            when to.to() != null && to.to().isFinal() ->
                escalation(tenant, to.ticketId(), Concern.ENDS, batch -> batch.ended(to.ticketId(), trace));
            case TicketEvent.StatusChanged to
            when to.to() == TicketStatus.RESOLVED ->
                facts(tenant, to.ticketId(), batch -> batch.customerTold(to.ticketId(), to.occurredAt()));
            case TicketEvent.CommunicationAdded words
            when words.direction() == CommunicationDirection.OUTBOUND
                    && words.visibility() == CommunicationVisibility.CUSTOMER
                    && !words.byMachine() ->
                facts(tenant, words.ticketId(), batch -> batch.customerTold(words.ticketId(), words.occurredAt()));
            case TicketTextEvent.Written to ->
                facts(
                        tenant,
                        to.ticketId(),
                        batch -> batch.written(new HeardWords(
                                to.ticketId(), tenant, to.version(), new TicketWords(to.title(), to.body()))));
            case DiagnosisEvent.CheckRecorded check
            when check.check() != null && check.result() != null ->
                facts(
                        tenant,
                        check.ticketId(),
                        batch -> batch.checked(new HeardCheck(
                                check.ticketId(),
                                tenant,
                                check.check(),
                                check.result(),
                                check.doneAt(),
                                check.occurredAt())));
            case DiagnosisEvent.Completed decided
            when decided.outcome() != null ->
                escalation(
                        tenant,
                        decided.ticketId(),
                        SupportRequest.needsVendor(decided.outcome()) ? Concern.PLANS : Concern.ENDS,
                        batch -> batch.decided(decided, trace));
            default -> Stream.empty();
        };
    }

    private static Stream<Heard> facts(TenantPath tenant, UUID ticketId, Consumer<Batch> effect) {
        return Stream.of(new Heard(ticketId, tenant, Concern.NONE, effect));
    }

    private static Stream<Heard> escalation(TenantPath tenant, UUID ticketId, Concern concern, Consumer<Batch> effect) {
        return Stream.of(new Heard(ticketId, tenant, concern, effect));
    }
}
