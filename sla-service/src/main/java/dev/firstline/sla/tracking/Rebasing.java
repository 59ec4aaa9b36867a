package dev.firstline.sla.tracking;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Judges a ticket by what is in force now instead of what was when it was opened. Somebody chooses it for one ticket and
 * says why; the choice is a fact of the ticket like any other, so every derivation comes to it again.
 */
@ApplicationScoped
class Rebasing {

    private final Transactions transactions;
    private final TicketTable tickets;
    private final ClockKeeping clocks;
    private final Rulebooks rulebooks;
    private final DatabaseClock now;

    Rebasing(
            Transactions transactions,
            TicketTable tickets,
            ClockKeeping clocks,
            Rulebooks rulebooks,
            DatabaseClock now) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clocks = clocks;
        this.rulebooks = rulebooks;
        this.now = now;
    }

    /** @throws Problem 404 when no opening of such a ticket was heard, or it is another tenant's */
    void rebase(Scope scope, UUID ticketId, String author, String reason) {
        var ticket = transactions.in(scope, () -> ClockReading.ticket(tickets, scope, ticketId));
        var tenant = ticket.tenant();
        // As the events are: what is written is the ticket's tenant's, whoever above it asked.
        transactions.asPlatform(() -> {
            var at = now.now();
            var book = rulebooks
                    .inForce(List.of(new Rulebooks.Opening(tenant, at)))
                    .getFirst();
            var choice = new TicketFact.Rebased(Ids.next(), at, book, author, scope.setting(), reason);
            clocks.hear(List.of(new HeardFact(ticket.id(), tenant, choice, TraceContexts.current())));
        });
    }
}
