package dev.firstline.intake.ticket;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.ops.EndedTickets;
import dev.firstline.chassis.ops.TicketDeletion;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Tickets that ended long ago, with what was written. The feed keeps its changes for a time of its own. */
@ApplicationScoped
class EndedRecords implements EndedTickets {

    private static final TicketDeletion DELETION = new TicketDeletion(
            """
            select id from ticket where id < ? and status in ('CLOSED', 'REJECTED', 'CANCELED')
            order by id limit ? for update skip locked
            """,
            List.of(
                    // Their contents have no row then, and the sweep of the store finds them.
                    """
            with gone as (delete from attachment where ticket_id = any(?) returning tenant, size),
                 freed as (select tenant, sum(size) as bytes from gone group by tenant)
            update attachment_usage held set bytes = greatest(0, held.bytes - freed.bytes)
            from freed where held.tenant = freed.tenant
            """,
                    "delete from search_document where ticket_id = any(?)",
                    "delete from search_name where id = any(?)",
                    "delete from communication where ticket_id = any(?)",
                    "delete from ticket_attribute where ticket_id = any(?)",
                    "delete from ticket_link where ticket_id = any(?)",
                    "delete from ticket_link where target_id = any(?)",
                    "delete from external_reference where ticket_id = any(?)",
                    "delete from ticket where id = any(?)"));

    private final Transactions transactions;

    EndedRecords(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int delete(Instant openedBefore, int atMost) {
        return DELETION.run(transactions, Ids.firstOf(openedBefore), atMost);
    }
}
