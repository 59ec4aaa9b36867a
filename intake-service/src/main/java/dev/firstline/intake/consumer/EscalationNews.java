package dev.firstline.intake.consumer;

import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.lifecycle.Consequences;
import dev.firstline.intake.lifecycle.EscalationState;
import dev.firstline.intake.ticket.EscalationReading;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the vendor's news home: state and case number to the ticket, and the ticket to whom it waits for. */
final class EscalationNews {

    private EscalationNews() {}

    static Optional<Consumer<HeardTicket>> effect(EscalationEvent event) {
        return Optional.ofNullable(state(event)).map(state -> heard -> learn(heard, event, state));
    }

    private static void learn(HeardTicket heard, EscalationEvent event, EscalationState state) {
        var ticket = heard.ticket();
        var caseNumber = caseNumber(event, ticket.escalation());
        if (ticket.learn(
                new EscalationReading(event.escalationId(), state, caseNumber, event.occurredAt()), heard.now())) {
            heard.note(ChangeKind.ESCALATION_UPDATED);
            heard.follow(Consequences.ofEscalation(ticket.status(), state), TransitionCause.ESCALATION);
        }
    }

    private static @Nullable EscalationState state(EscalationEvent event) {
        return switch (event) {
            case EscalationEvent.Opened opened -> EscalationState.OPENED;
            case EscalationEvent.Blocked blocked -> EscalationState.BLOCKED;
            case EscalationEvent.Filed filed -> EscalationState.FILED;
            case EscalationEvent.VendorUpdated updated -> state(updated.vendorStatus());
            case EscalationEvent.HandedBack back -> EscalationState.HANDED_BACK;
            case EscalationEvent.Cancelled cancelled -> EscalationState.CANCELLED;
            case EscalationEvent.Progressed progressed -> state(progressed.progress());
            case EscalationEvent.ChaseDue due -> null;
        };
    }

    /** The vendor has it again after our answer, or after its solution was none; what comes before filing is the desk's own affair. */
    private static @Nullable EscalationState state(@Nullable EscalationProgress progress) {
        return progress == EscalationProgress.IN_PROGRESS ? EscalationState.FILED : null;
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
