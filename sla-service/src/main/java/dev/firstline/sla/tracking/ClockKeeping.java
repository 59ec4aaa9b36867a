package dev.firstline.sla.tracking;

import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.sla.clock.Books;
import dev.firstline.sla.clock.Clock;
import dev.firstline.sla.clock.ClockKey;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.clock.News;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.clock.Transition;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.timer.DatabaseClock;
import dev.firstline.sla.timer.TimerSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the clocks of tickets: stores what was heard, derives the clocks anew from all that is known, writes what is
 * different and tells it. Set-based, since facts come in batches; within an open transaction of the platform's scope.
 */
@ApplicationScoped
public class ClockKeeping {

    private final TicketTable tickets;
    private final ClockTable clocks;
    private final Rulebooks rulebooks;
    private final Outbox outbox;
    private final TimerSignal timer;
    private final DatabaseClock now;

    ClockKeeping(
            TicketTable tickets,
            ClockTable clocks,
            Rulebooks rulebooks,
            Outbox outbox,
            TimerSignal timer,
            DatabaseClock now) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.rulebooks = rulebooks;
        this.outbox = outbox;
        this.timer = timer;
        this.now = now;
    }

    void hear(List<HeardFact> heard) {
        tickets.add(heard);
        open(heard.stream()
                .filter(one -> one.fact() instanceof TicketFact.Opened)
                .toList());
        // Always in the order of ids, so that two batches never wait for each other crosswise.
        var ids = heard.stream().map(HeardFact::ticketId).distinct().sorted().toList();
        var known = tickets.lock(ids);
        refuseForeign(heard, known);
        derive(known, clocks.lock(ids), traces(heard));
    }

    private void open(List<HeardFact> opened) {
        if (!opened.isEmpty()) {
            var openings = opened.stream()
                    .map(one -> new Rulebooks.Opening(one.tenant(), one.fact().at()))
                    .toList();
            tickets.open(opened, rulebooks.inForce(openings));
        }
    }

    /** An event of one tenant about a ticket of another is somebody's mistake or worse; it becomes a dead letter. */
    private static void refuseForeign(List<HeardFact> heard, List<TrackedTicket> known) {
        var owners = known.stream().collect(Collectors.toMap(TrackedTicket::id, TrackedTicket::tenant));
        for (var one : heard) {
            if (!one.tenant().equals(owners.getOrDefault(one.ticketId(), one.tenant()))) {
                throw new IllegalArgumentException("the ticket belongs to another tenant than the event");
            }
        }
    }

    private void derive(List<TrackedTicket> known, List<ClockRow> stored, Map<UUID, String> traces) {
        var byTicket = stored.stream().collect(Collectors.groupingBy(ClockRow::ticketId));
        var at = now.now();
        var inserts = new ArrayList<ClockRow>();
        var updates = new ArrayList<ClockRow>();
        var news = new ArrayList<Outbox.Fact>();
        for (var ticket : known) {
            var before = byKey(byTicket.getOrDefault(ticket.id(), List.of()));
            var gone = new HashMap<>(before);
            for (var clock : Clocks.derive(ticket.facts(), books(rulebooks, ticket), toldEnds(before.values()))) {
                gone.remove(clock.key());
                var old = before.get(clock.key());
                if (old == null || old.differsFrom(clock)) {
                    var row = ClockRows.row(ticket, clock, old, at);
                    (old == null ? inserts : updates).add(row);
                    tell(row, clock, old == null ? Set.of() : old.told(), traces.get(ticket.id()), news);
                }
            }
            gone.values().stream()
                    .filter(ClockRow::isWatched)
                    .map(ClockRow::fallenAway)
                    .forEach(updates::add);
            gone.values().stream()
                    .filter(row -> !row.state().isTerminal())
                    .map(row -> new SlaEvent.Cancelled(row.ticketId(), row.id(), row.target(), row.startedAt()))
                    .map(cancelled -> new Outbox.Fact(ticket.tenant(), cancelled, traces.get(ticket.id())))
                    .forEach(news::add);
        }
        clocks.insert(inserts);
        clocks.update(updates);
        outbox.publish(news);
        timer.afterCommit(earliest(inserts, updates));
    }

    /** The trace of what was heard last of each ticket; news of its clocks belongs to it. */
    private static Map<UUID, String> traces(List<HeardFact> heard) {
        var traces = new HashMap<UUID, String>();
        for (var one : heard) {
            if (one.traceparent() != null) {
                traces.put(one.ticketId(), one.traceparent());
            }
        }
        return traces;
    }

    private static void tell(
            ClockRow row, Clock clock, Set<String> told, @Nullable String traceparent, List<Outbox.Fact> into) {
        News.of(clock, told).stream()
                .map(transition -> SlaFacts.of(row, transition, row.firedAt()))
                .map(event -> new Outbox.Fact(row.tenant(), event, traceparent))
                .forEach(into::add);
    }

    private static Map<ClockKey, ClockRow> byKey(Collection<ClockRow> rows) {
        return rows.stream().collect(Collectors.toMap(ClockRow::key, Function.identity()));
    }

    /** The books that the ticket's facts may speak of. */
    static Books books(Rulebooks rulebooks, TrackedTicket ticket) {
        var ofOpening = rulebooks.book(ticket.rulebookId());
        return id -> id == null ? ofOpening : rulebooks.book(id);
    }

    static Map<ClockKey, Transition.End> toldEnds(Collection<ClockRow> rows) {
        var ends = new HashMap<ClockKey, Transition.End>();
        rows.forEach(row -> row.toldEnd().ifPresent(end -> ends.put(row.key(), end)));
        return ends;
    }

    /** The nearest instant at which one of the rows fires; {@link Instant#MAX} when none does. */
    static Instant earliest(List<ClockRow> inserts, List<ClockRow> updates) {
        return Stream.concat(inserts.stream(), updates.stream())
                .map(ClockRow::nextFireAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
