package dev.firstline.sla.tracking;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.ClockState;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.CallersBooks;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.timer.DatabaseClock;
import dev.firstline.sla.timer.TimerSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the clocks of tickets of the past. They count in reports like all others, but nothing is told of what is over. */
@ApplicationScoped
public class PastKeeping {

    private final Transactions transactions;
    private final TicketTable tickets;
    private final ClockTable clocks;
    private final Rulebooks rulebooks;
    private final CallersBooks books;
    private final TimerSignal timer;
    private final DatabaseClock now;

    PastKeeping(
            Transactions transactions,
            TicketTable tickets,
            ClockTable clocks,
            Rulebooks rulebooks,
            CallersBooks books,
            TimerSignal timer,
            DatabaseClock now) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clocks = clocks;
        this.rulebooks = rulebooks;
        this.books = books;
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

    /**
     * Judges the tickets of a tenant that it does not know yet, each by the rulebook of the instant of its opening. Whether another tenant has
     * a ticket of the same id changes nothing for this one: its own is then kept under an id derived from both.
     *
     * @param rulesAt the instant whose rules judge all of them; null for that of each opening
     * @throws Problem 409 when another request brings the same tickets at this very moment
     */
    public Judged judge(TenantPath tenant, List<Ticket> past, @Nullable Instant rulesAt) {
        return transactions.asPlatform(() -> {
            var named = past.stream().map(Ticket::id).distinct().toList();
            var both = Stream.concat(named.stream(), named.stream().map(id -> derived(tenant, id)))
                    .sorted()
                    .toList();
            // An id that is derived is nobody's but this tenant's, which claims what it is derived from.
            tickets.claim(named);
            var owners =
                    tickets.lock(both).stream().collect(Collectors.toMap(TrackedTicket::id, TrackedTicket::tenant));
            var fresh = new HashSet<UUID>();
            var unknown = past.stream()
                    .filter(ticket -> !tenant.equals(owners.get(ticket.id()))
                            && !owners.containsKey(derived(tenant, ticket.id()))
                            && fresh.add(ticket.id()))
                    .map(ticket -> owners.containsKey(ticket.id())
                            ? new Ticket(derived(tenant, ticket.id()), ticket.facts())
                            : ticket)
                    .toList();
            var rows = unknown.isEmpty() ? List.<ClockRow>of() : judgeUnknown(tenant, unknown, rulesAt);
            return new Judged(
                    unknown.size(),
                    past.size() - unknown.size(),
                    rows.size(),
                    count(rows, ClockState.MET),
                    count(rows, ClockState.BREACHED),
                    count(rows, ClockState.RUNNING) + count(rows, ClockState.PAUSED));
        });
    }

    /** The id of a ticket of a tenant whose own id another tenant's ticket has. */
    static UUID derived(TenantPath tenant, UUID ticketId) {
        return Ids.of("ticket of the past", tenant.value(), ticketId.toString());
    }

    private List<ClockRow> judgeUnknown(TenantPath tenant, List<Ticket> past, @Nullable Instant rulesAt) {
        var openings = past.stream()
                .map(ticket -> new HeardFact(ticket.id(), tenant, ticket.facts().getFirst(), null))
                .toList();
        // The tickets first: whoever brings the same ones at this moment waits here, and is seen.
        tickets.open(
                openings,
                books.inForce(openings.stream()
                        .map(opening -> new Rulebooks.Opening(
                                tenant, rulesAt == null ? opening.fact().at() : rulesAt))
                        .toList()));
        tickets.add(past.stream()
                .flatMap(ticket -> ticket.facts().stream().map(fact -> new HeardFact(ticket.id(), tenant, fact, null)))
                .toList());
        var ids = past.stream().map(Ticket::id).sorted().toList();
        tickets.markPast(ids);
        var kept = tickets.lock(ids);
        if (kept.stream().anyMatch(ticket -> !ticket.tenant().equals(tenant))
                || !clocks.lock(ids).isEmpty()) {
            throw Problem.conflict("Another request brings some of these tickets at this moment; send this one again.");
        }
        var at = now.now();
        var rows = new ArrayList<ClockRow>();
        for (var ticket : kept) {
            for (var clock : Clocks.derive(ticket.facts(), Deriving.books(rulebooks, ticket.rulebookId()))) {
                rows.add(ClockRows.row(ticket.id(), ticket.tenant(), clock, null, at)
                        .asOfPast(at)
                        .imported());
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
