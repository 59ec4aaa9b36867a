package dev.firstline.intake.lifecycle;

import dev.firstline.contracts.ticket.TicketStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to be so before a person moves a ticket somewhere, beside that moves lead there. */
public enum Precondition {
    /** Clocks stand while a vendor works; so one must be asked. None ever was. */
    ESCALATION,
    /** A request is ready, and no vendor has it yet. */
    FILING,
    /** A request cannot be filed, so no vendor has it. */
    UNBLOCKING,
    /** The request that a vendor had, or was to have, is over. */
    ANOTHER_ESCALATION,
    /** Who is turned away is told why. */
    REASON;

    /**
     * What is missing for that move.
     *
     * @param escalation where the ticket's latest escalation stands; null when it never had one
     * @param reasoned whether the move has a reason
     */
    public static Optional<Precondition> unmet(
            TicketStatus to, @Nullable EscalationState escalation, boolean reasoned) {
        return switch (to) {
            case WAITING_ON_VENDOR -> unasked(escalation);
            case REJECTED -> reasoned ? Optional.empty() : Optional.of(REASON);
            case NEW,
                    TRIAGED,
                    IN_PROGRESS,
                    WAITING_ON_CUSTOMER,
                    WAITING_ON_PARTNER,
                    LINKED_TO_INCIDENT,
                    RESOLVED,
                    CLOSED,
                    CANCELED -> Optional.empty();
        };
    }

    private static Optional<Precondition> unasked(@Nullable EscalationState escalation) {
        return switch (escalation) {
            case null -> Optional.of(ESCALATION);
            case OPENED -> Optional.of(FILING);
            case BLOCKED -> Optional.of(UNBLOCKING);
            case FILED, ATTENTION_NEEDED, CLOSED_BY_VENDOR -> Optional.empty();
            case HANDED_BACK, CANCELLED -> Optional.of(ANOTHER_ESCALATION);
        };
    }
}
