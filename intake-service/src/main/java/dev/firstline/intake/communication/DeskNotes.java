package dev.firstline.intake.communication;

import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Notes of the desk that go with something else that is done to a ticket. */
@ApplicationScoped
public class DeskNotes {

    private final Conversation conversation;

    DeskNotes(Conversation conversation) {
        this.conversation = conversation;
    }

    /**
     * Writes a note, within the open transaction.
     *
     * @param note null for none
     * @throws dev.firstline.chassis.problem.Problem as for a note that is sent by itself
     */
    public void write(Ticket ticket, @Nullable String note) {
        if (note != null) {
            conversation.add(
                    ticket,
                    new NewCommunication(CommunicationDirection.OUTBOUND, CommunicationVisibility.INTERNAL, note));
        }
    }
}
