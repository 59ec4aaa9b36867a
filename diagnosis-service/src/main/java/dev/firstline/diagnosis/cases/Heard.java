package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketTextEvent;
import dev.firstline.diagnosis.rule.LaterWords;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event that says something of a case.
 *
 * @param tenant in whose name it is told
 * @param traceparent the trace that it belongs to, or null
 * @param decides what follows when it changes the case
 * @param effect the case after it; the same case when it says nothing new
 */
record Heard(
        UUID ticketId, TenantPath tenant, @Nullable String traceparent, Decides decides, UnaryOperator<Case> effect) {

    private static final Set<TicketStatus> AT_VENDOR =
            EnumSet.of(TicketStatus.WAITING_ON_VENDOR, TicketStatus.WAITING_ON_PARTNER);

    /** When a decision follows a change of the case. */
    enum Decides {
        /** The ticket itself was opened or corrected. */
        ALWAYS,
        /** The customer said more: where it says something of the matter, and nothing forbids it. */
        IF_IT_COUNTS,
        NEVER
    }

    /**
     * None for an event that says nothing of a case to this version.
     *
     * @param later reads what a customer says later
     */
    static Stream<Heard> of(EventEnvelope<?> envelope, LaterWords later) {
        return switch (envelope.data()) {
            case TicketEvent.Opened opened ->
                decisive(envelope, opened.ticketId(), known -> known.opened(TicketFields.of(opened)));
            case TicketEvent.Reclassified to -> decisive(envelope, to.ticketId(), known -> known.reclassified(to));
            case TicketTextEvent.Written to ->
                decisive(
                        envelope,
                        to.ticketId(),
                        known -> known.written(new TicketWords(to.version(), to.title(), to.body(), to.occurredAt())));
            case TicketTextEvent.Answered to ->
                Stream.of(new Heard(
                        to.ticketId(),
                        envelope.tenant(),
                        envelope.traceparent(),
                        Decides.IF_IT_COUNTS,
                        known -> known.added(later.said(to.version(), to.occurredAt(), to.body()))));
            case TicketEvent.SeverityChanged to
            when to.to() != null ->
                plain(envelope, to.ticketId(), known -> known.severityChanged(to.version(), to.to()));
            case TicketEvent.StatusChanged to
            when to.to() != null && to.to().isFinal() -> plain(envelope, to.ticketId(), Case::end);
            case TicketEvent.StatusChanged to
            when AT_VENDOR.contains(to.from()) || AT_VENDOR.contains(to.to()) ->
                plain(envelope, to.ticketId(), known -> known.atVendor(AT_VENDOR.contains(to.to())));
            default -> Stream.empty();
        };
    }

    private static Stream<Heard> decisive(EventEnvelope<?> envelope, UUID ticketId, UnaryOperator<Case> effect) {
        return Stream.of(new Heard(ticketId, envelope.tenant(), envelope.traceparent(), Decides.ALWAYS, effect));
    }

    private static Stream<Heard> plain(EventEnvelope<?> envelope, UUID ticketId, UnaryOperator<Case> effect) {
        return Stream.of(new Heard(ticketId, envelope.tenant(), envelope.traceparent(), Decides.NEVER, effect));
    }
}
