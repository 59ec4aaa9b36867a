package dev.firstline.sla.tracking;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows the clocks of a ticket: their rows say how they stand, their facts how they got there. */
@ApplicationScoped
class ClockReading {

    private final Transactions transactions;
    private final TicketTable tickets;
    private final ClockTable clocks;
    private final Rulebooks rulebooks;
    private final DatabaseClock now;

    ClockReading(
            Transactions transactions, TicketTable tickets, ClockTable clocks, Rulebooks rulebooks, DatabaseClock now) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clocks = clocks;
        this.rulebooks = rulebooks;
        this.now = now;
    }

    /** @throws Problem 404 when no opening of such a ticket was heard, or it is another tenant's */
    ClockView.OfTicket clocks(Scope scope, UUID ticketId) {
        return transactions.in(scope, () -> {
            var ticket = tickets.find(ticketId).stream()
                    .filter(found -> scope.covers(found.tenant()))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("ticket"));
            var asOf = now.now();
            return new ClockView.OfTicket(ticketId, asOf, views(ticket, clocks.find(ticketId), asOf));
        });
    }

    private List<ClockView> views(TrackedTicket ticket, List<ClockRow> rows, Instant asOf) {
        var byTarget = new EnumMap<SlaTarget, ClockRow>(SlaTarget.class);
        rows.forEach(row -> byTarget.put(row.target(), row));
        var derived =
                Clocks.derive(ticket.facts(), rulebooks.book(ticket.rulebookId()), ClockKeeping.toldEnds(byTarget))
                        .stream()
                        .collect(Collectors.toMap(Clock::target, Function.identity()));
        return byTarget.values().stream()
                .filter(row -> derived.containsKey(row.target()))
                .map(row -> ClockView.of(row, derived.get(row.target()), asOf))
                .toList();
    }
}
