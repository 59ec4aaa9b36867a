package dev.firstline.escalation.handling;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.ops.EndedTickets;
import dev.firstline.chassis.ops.TicketDeletion;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Escalations of tickets that ended long ago, with what vendors said of them. */
@ApplicationScoped
class EndedEscalations implements EndedTickets {

    private static final TicketDeletion DELETION = new TicketDeletion(
            "select ticket_id from ticket where ticket_id < ? and ended order by ticket_id limit ? for update skip locked",
            List.of(
                    "delete from vendor_update where escalation_id in (select id from escalation where ticket_id = any(?))",
                    "delete from escalation where ticket_id = any(?)",
                    "delete from ticket_check where ticket_id = any(?)",
                    "delete from ticket_words where ticket_id = any(?)",
                    "delete from ticket where ticket_id = any(?)"));

    private final Transactions transactions;

    EndedEscalations(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int delete(Instant openedBefore, int atMost) {
        return DELETION.run(transactions, Ids.firstOf(openedBefore), atMost);
    }
}
