package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event that says something of a case.
 *
 * @param tenant in whose name it is told
 * @param traceparent the trace that it belongs to, or null
 * @param decides whether a decision follows when it changes the case
 * @param effect the case after it; the same case when it says nothing new
 */
record Heard(
        UUID ticketId, TenantPath tenant, @Nullable String traceparent, boolean decides, UnaryOperator<Case> effect) {

    /** None for an event that says nothing of a case to this version. */
    static Stream<Heard> of(EventEnvelope<?> envelope) {
        return switch (envelope.data()) {
            case TicketEvent.Opened opened ->
                decisive(envelope, opened.ticketId(), known -> known.opened(TicketFields.of(opened)));
            case TicketEvent.Reclassified to -> decisive(envelope, to.ticketId(), known -> known.reclassified(to));
            case TicketTextEvent.Written to ->
                decisive(
                        envelope,
                        to.ticketId(),
                        known -> known.written(new TicketWords(to.version(), to.title(), to.body())));
            case TicketEvent.SeverityChanged to
            when to.to() != null ->
                plain(envelope, to.ticketId(), known -> known.severityChanged(to.version(), to.to()));
            case TicketEvent.StatusChanged to
            when to.to() != null && to.to().isFinal() -> plain(envelope, to.ticketId(), Case::end);
            default -> Stream.empty();
        };
    }

    private static Stream<Heard> decisive(EventEnvelope<?> envelope, UUID ticketId, UnaryOperator<Case> effect) {
        return Stream.of(new Heard(ticketId, envelope.tenant(), envelope.traceparent(), true, effect));
    }

    private static Stream<Heard> plain(EventEnvelope<?> envelope, UUID ticketId, UnaryOperator<Case> effect) {
        return Stream.of(new Heard(ticketId, envelope.tenant(), envelope.traceparent(), false, effect));
    }
}
