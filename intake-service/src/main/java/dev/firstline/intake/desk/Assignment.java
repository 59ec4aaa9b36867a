package dev.firstline.intake.desk;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.intake.ticket.Owner;
import dev.firstline.intake.ticket.Ticket;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a ticket now.
 *
 * @param queue where it lies; null for nowhere
 * @param owner null for nobody
 */
public record Assignment(
        UUID ticketId, @Nullable String queue, @Nullable Owner owner) {

    static Assignment of(Ticket ticket, Scope reader) {
        var desk = ticket.desk();
        return new Assignment(ticket.id(), desk.queueFor(reader), desk.ownerFor(reader));
    }
}
