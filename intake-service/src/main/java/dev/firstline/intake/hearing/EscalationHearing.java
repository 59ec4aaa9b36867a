package dev.firstline.intake.hearing;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.lifecycle.Consequences;
import dev.firstline.intake.lifecycle.EscalationState;
import dev.firstline.intake.ticket.EscalationReading;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Brings the vendor's news home: state and case number to the ticket, and the ticket to whom it waits for. */
@ApplicationScoped
class EscalationHearing implements EventHandler {

    private final Inbox inbox;
    private final HeardTickets tickets;

    EscalationHearing(Inbox inbox, HeardTickets tickets) {
        this.inbox = inbox;
        this.tickets = tickets;
    }

    @Incoming("escalation")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "intake.escalation";
    }

    @Override
    public void handle(EventEnvelope<?> envelope) {
        if (!(envelope.data() instanceof EscalationEvent event)) {
            return;
        }
        var state = state(event);
        if (state == null) {
            return;
        }
        tickets.with(envelope.tenant(), event.ticketId(), heard -> {
            var known = heard.ticket().escalation();
            var reading =
                    new EscalationReading(event.escalationId(), state, caseNumber(event, known), event.occurredAt());
            if (heard.ticket().learn(reading, heard.now())) {
                heard.note(ChangeKind.ESCALATION_UPDATED);
                heard.follow(Consequences.ofEscalation(heard.ticket().status(), state), TransitionCause.ESCALATION);
            }
        });
    }

    private static @Nullable EscalationState state(EscalationEvent event) {
        return switch (event) {
            case EscalationEvent.Opened opened -> EscalationState.OPENED;
            case EscalationEvent.Blocked blocked -> EscalationState.BLOCKED;
            case EscalationEvent.Filed filed -> EscalationState.FILED;
            case EscalationEvent.VendorUpdated updated -> state(updated.vendorStatus());
            case EscalationEvent.HandedBack back -> EscalationState.HANDED_BACK;
            case EscalationEvent.Cancelled cancelled -> EscalationState.CANCELLED;
        };
    }

    private static @Nullable EscalationState state(@Nullable VendorStatus status) {
        return switch (status) {
            case null -> null;
            case OPEN -> EscalationState.FILED;
            case ATTENTION_NEEDED -> EscalationState.ATTENTION_NEEDED;
            case CLOSED -> EscalationState.CLOSED_BY_VENDOR;
        };
    }

    private static @Nullable String caseNumber(EscalationEvent event, @Nullable EscalationReading known) {
        if (event instanceof EscalationEvent.Filed filed) {
            return filed.vendorCaseNumber();
        }
        return known != null && known.id().equals(event.escalationId()) ? known.caseNumber() : null;
    }
}
