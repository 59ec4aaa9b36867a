package dev.firstline.console.projection;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.ops.EndedTickets;
import dev.firstline.chassis.ops.TicketDeletion;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Views and timelines of tickets that ended long ago. */
@ApplicationScoped
class EndedViews implements EndedTickets {

    private static final TicketDeletion DELETION = new TicketDeletion(
            "select ticket_id from ticket_view where ticket_id < ? and not open order by ticket_id limit ? for update skip locked",
            List.of(
                    "delete from timeline_entry where ticket_id = any(?)",
                    "delete from ticket_view where ticket_id = any(?)"));

    private final Transactions transactions;

    EndedViews(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int delete(Instant openedBefore, int atMost) {
        return DELETION.run(transactions, Ids.firstOf(openedBefore), atMost);
    }
}
