package dev.firstline.sla.tracking;

import dev.firstline.chassis.ops.EndedTickets;
import dev.firstline.chassis.ops.TicketDeletion;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Clocks and facts of tickets that ended long ago, imported ones included. By the opening: an imported ticket's id may be any. */
@ApplicationScoped
class EndedClocks implements EndedTickets {

    private static final TicketDeletion DELETION = new TicketDeletion(
            """
            select id from ticket where opened_at < ?
                and not exists (select from clock where clock.ticket_id = ticket.id and clock.state in ('RUNNING', 'PAUSED'))
            order by opened_at limit ? for update skip locked
            """,
            List.of(
                    "delete from clock where ticket_id = any(?)",
                    "delete from ticket_fact where ticket_id = any(?)",
                    "delete from ticket where id = any(?)"));

    private final Transactions transactions;

    EndedClocks(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int delete(Instant openedBefore, int atMost) {
        return DELETION.run(transactions, openedBefore.atOffset(ZoneOffset.UTC), atMost);
    }
}
