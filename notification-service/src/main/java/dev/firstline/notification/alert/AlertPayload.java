package dev.firstline.notification.alert;

import dev.firstline.chassis.event.EventJson;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON that is kept of an alert. Its bytes are the same at every attempt. */
final class AlertPayload {

    private AlertPayload() {}

    /** The event, its body as on the topic. */
    static String of(EventEnvelope<?> envelope) {
        return json(
                envelope.type(),
                envelope.id(),
                envelope.data().occurredAt(),
                envelope.tenant().value(),
                new String(EventJson.write(envelope.data()), StandardCharsets.UTF_8));
    }

    static String json(String type, UUID id, Instant timestamp, String tenant, String data) {
        return new Alert(type, id.toString(), timestamp.toString(), tenant, data).kept();
    }

    /** The ticket that the event is about; null for the health of a vendor's service. */
    static @Nullable UUID ticketOf(Event event) {
        return switch (event) {
            case dev.firstline.contracts.ticket.TicketEvent ticket -> ticket.ticketId();
            case dev.firstline.contracts.diagnosis.DiagnosisEvent diagnosis -> diagnosis.ticketId();
            case dev.firstline.contracts.escalation.EscalationEvent escalation -> escalation.ticketId();
            case dev.firstline.contracts.sla.SlaEvent sla -> sla.ticketId();
            default -> null;
        };
    }
}
