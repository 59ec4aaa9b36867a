package dev.firstline.intake.lifecycle;

import dev.firstline.contracts.ticket.TicketStatus;
import java.util.Optional;

/** What has to be so before a person moves a ticket somewhere, beside that moves lead there. */
public enum Precondition {
    /** Clocks stand while a vendor works; so there must be one that was asked. */
    ESCALATION,
    /** Who is turned away is told why. */
    REASON;

    /**
     * What is missing for that move.
     *
     * @param escalated whether the ticket has an escalation that is not over
     * @param reasoned whether the move has a reason
     */
    public static Optional<Precondition> unmet(TicketStatus to, boolean escalated, boolean reasoned) {
        return switch (to) {
            case WAITING_ON_VENDOR -> escalated ? Optional.empty() : Optional.of(ESCALATION);
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
}
