package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.ops.EndedTickets;
import dev.firstline.chassis.ops.TicketDeletion;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Cases and decisions of tickets that ended long ago. */
@ApplicationScoped
class EndedCases implements EndedTickets {

    private static final TicketDeletion DELETION = new TicketDeletion(
            "select ticket_id from diagnosis_case where ticket_id < ? and ended order by ticket_id limit ? for update skip locked",
            List.of(
                    "delete from diagnosis where ticket_id = any(?)",
                    "delete from diagnosis_check where ticket_id = any(?)",
                    "delete from diagnosis_contradiction where ticket_id = any(?)",
                    "delete from diagnosis_case where ticket_id = any(?)"));

    private final Transactions transactions;

    EndedCases(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public int delete(Instant openedBefore, int atMost) {
        return DELETION.run(transactions, Ids.firstOf(openedBefore), atMost);
    }
}
