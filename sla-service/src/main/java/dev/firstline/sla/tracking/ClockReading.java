package dev.firstline.sla.tracking;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.settings.Inherited;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows the clocks of a ticket: their rows say how they stand, their facts how they got there. */
@ApplicationScoped
public class ClockReading {

    /** Of what was said of a clock afterwards so much is shown. */
    private static final int MOST = 50;

    private final Transactions transactions;
    private final TicketTable tickets;
    private final ClockTable clocks;
    private final CorrectionTable corrections;
    private final VerdictTable verdicts;
    private final Rulebooks rulebooks;
    private final DatabaseClock now;
    private final Inherited inherited;
    private final LargeReadings large;

    ClockReading(
            Transactions transactions,
            TicketTable tickets,
            ClockTable clocks,
            CorrectionTable corrections,
            VerdictTable verdicts,
            Rulebooks rulebooks,
            DatabaseClock now,
            Inherited inherited,
            LargeReadings large) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clocks = clocks;
        this.corrections = corrections;
        this.verdicts = verdicts;
        this.rulebooks = rulebooks;
        this.now = now;
        this.inherited = inherited;
        this.large = large;
    }

    /** @throws Problem 404 when no opening of such a ticket was heard, or it is another tenant's */
    ClockView.OfTicket clocks(Scope scope, UUID ticketId) {
        return read(scope, ticketId, () -> {
            var ticket = ticket(scope, ticketId);
            var asOf = now.now();
            return new ClockView.OfTicket(ticketId, asOf, views(ticket, clocks.find(ticket.id()), scope, asOf));
        });
    }

    /** A history that is long is read in turn; whether it is shows only within the transaction, which then ends without it. */
    private <T> T read(Scope scope, UUID ticketId, Supplier<T> reading) {
        return transactions
                .in(
                        scope,
                        () -> tickets.isLong(ids(scope, ticketId)) ? Optional.<T>empty() : Optional.of(reading.get()))
                .orElseGet(() -> large.inTurn(scope, () -> transactions.in(scope, reading)));
    }

    /**
     * A clock with its life.
     *
     * @param shown the same as it is shown
     * @param asOf the database's time of reading
     * @param source where the promise comes from, as the caller may read it
     */
    public record Read(Clock clock, ClockView shown, Instant asOf, String source) {}

    /** @throws Problem 404 when there is no such clock, or it is another tenant's */
    public Read clock(Scope scope, UUID ticketId, UUID clockId) {
        return read(scope, ticketId, () -> {
            var ticket = ticket(scope, ticketId);
            var rows = clocks.find(ticket.id());
            var row = rows.stream()
                    .filter(one -> one.id().equals(clockId))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("clock"));
            var clock = Optional.ofNullable(derived(ticket, rows).get(row.key()))
                    .orElseThrow(() -> Problem.notFound("clock"));
            var asOf = now.now();
            var shown = ClockView.of(row, clock, said(ticket.id(), scope).apply(clockId), asOf);
            return new Read(clock, shown, asOf, source(ticket, clock));
        });
    }

    private TrackedTicket ticket(Scope scope, UUID ticketId) {
        return find(tickets, scope, ticketId).orElseThrow(() -> Unheard.ticket(ticketId, now.now()));
    }

    /** The ticket that the caller knows by that id, also one of the past whose id another tenant's ticket has. */
    static TrackedTicket ticket(TicketTable tickets, Scope scope, UUID ticketId) {
        return find(tickets, scope, ticketId).orElseThrow(() -> Problem.notFound("ticket"));
    }

    private static Optional<TrackedTicket> find(TicketTable tickets, Scope scope, UUID ticketId) {
        return ids(scope, ticketId).stream()
                .flatMap(id -> tickets.find(id).stream())
                .filter(found -> scope.covers(found.tenant()))
                .findFirst();
    }

    private static List<UUID> ids(Scope scope, UUID ticketId) {
        return scope instanceof Scope.Tenant(var tenant)
                ? List.of(ticketId, PastKeeping.derived(tenant, ticketId))
                : List.of(ticketId);
    }

    private Function<UUID, ClockView.Said> said(UUID ticketId, Scope reader) {
        var said = verdicts.find(ticketId, reader, MOST);
        var corrected = corrections.find(ticketId, MOST);
        return clock -> new ClockView.Said(said.get(clock), corrected.get(clock));
    }

    private String source(TrackedTicket ticket, Clock clock) {
        var promise = clock.promise();
        return inherited.source(
                ticket.tenant(), promise.policy(), promise.policyVersion(), promise.rule(), promise.source());
    }

    private Map<ClockKey, Clock> derived(TrackedTicket ticket, List<ClockRow> rows) {
        var byKey = rows.stream().collect(Collectors.toMap(ClockRow::key, Function.identity()));
        return Clocks.derive(ticket.facts(), Deriving.books(rulebooks, ticket.rulebookId())).stream()
                .filter(clock -> byKey.containsKey(clock.key()))
                .map(clock -> Objects.requireNonNull(byKey.get(clock.key())).judge(clock))
                .collect(Collectors.toMap(Clock::key, Function.identity()));
    }

    private List<ClockView> views(TrackedTicket ticket, List<ClockRow> rows, Scope reader, Instant asOf) {
        var derived = derived(ticket, rows);
        var said = said(ticket.id(), reader);
        return rows.stream()
                // Of one that fell away the world knows only if its end was told.
                .filter(row ->
                        derived.containsKey(row.key()) || said.apply(row.id()).corrections() != null)
                .sorted(Comparator.comparing(ClockRow::target).thenComparing(ClockRow::cycle))
                .map(row -> derived.containsKey(row.key())
                        ? ClockView.of(row, derived.get(row.key()), said.apply(row.id()), asOf)
                        : ClockView.ofFallenAway(row, said.apply(row.id())))
                .toList();
    }
}
