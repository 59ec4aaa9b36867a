package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.timer.DatabaseClock;
import dev.firstline.sla.timer.TimerSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the clocks of tickets of the past. They count in reports like all others, but nothing is told of what is over. */
@ApplicationScoped
public class PastKeeping {

    private final Transactions transactions;
    private final TicketTable tickets;
    private final ClockTable clocks;
    private final Rulebooks rulebooks;
    private final TimerSignal timer;
    private final DatabaseClock now;

    PastKeeping(
            Transactions transactions,
            TicketTable tickets,
            ClockTable clocks,
            Rulebooks rulebooks,
            TimerSignal timer,
            DatabaseClock now) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clocks = clocks;
        this.rulebooks = rulebooks;
        this.timer = timer;
        this.now = now;
    }

    /**
     * A ticket.
     *
     * @param facts its opening first
     */
    public record Ticket(UUID id, List<TicketFact> facts) {}

    /**
     * What came of them.
     *
     * @param judged tickets
     * @param known tickets that were there already and were left as they are
     * @param clocks of the judged ones
     * @param open clocks that are watched from now on
     */
    public record Judged(int judged, int known, int clocks, int met, int breached, int open) {}

    /** Judges the tickets of a tenant that are not known yet, each by the rulebook of the instant of its opening. */
    public Judged judge(TenantPath tenant, List<Ticket> past) {
        return transactions.asPlatform(() -> {
            var ids = past.stream().map(Ticket::id).distinct().sorted().toList();
            var known = new HashSet<UUID>();
            tickets.lock(ids).forEach(ticket -> known.add(ticket.id()));
            var fresh = new HashSet<UUID>();
            var unknown = past.stream()
                    .filter(ticket -> !known.contains(ticket.id()) && fresh.add(ticket.id()))
                    .toList();
            var rows = unknown.isEmpty() ? List.<ClockRow>of() : judgeUnknown(tenant, unknown);
            return new Judged(
                    unknown.size(),
                    past.size() - unknown.size(),
                    rows.size(),
                    count(rows, ClockState.MET),
                    count(rows, ClockState.BREACHED),
                    count(rows, ClockState.RUNNING) + count(rows, ClockState.PAUSED));
        });
    }

    private List<ClockRow> judgeUnknown(TenantPath tenant, List<Ticket> past) {
        tickets.add(past.stream()
                .flatMap(ticket -> ticket.facts().stream().map(fact -> new HeardFact(ticket.id(), tenant, fact, null)))
                .toList());
        var openings = past.stream()
                .map(ticket -> new HeardFact(ticket.id(), tenant, ticket.facts().getFirst(), null))
                .toList();
        tickets.open(
                openings,
                rulebooks.inForce(openings.stream()
                        .map(opening ->
                                new Rulebooks.Opening(tenant, opening.fact().at()))
                        .toList()));
        var at = now.now();
        var rows = new ArrayList<ClockRow>();
        for (var ticket : tickets.lock(past.stream().map(Ticket::id).sorted().toList())) {
            for (var clock : Clocks.derive(ticket.facts(), ClockKeeping.books(rulebooks, ticket), Map.of())) {
                rows.add(ClockRows.row(ticket, clock, null, at).asOfPast(at).imported());
            }
        }
        clocks.insert(rows);
        timer.afterCommit(ClockKeeping.earliest(rows, List.of()));
        return rows;
    }

    private static int count(List<ClockRow> rows, ClockState state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }
}
