package dev.firstline.sla.tracking;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.settling.Settling;
import dev.firstline.sla.timer.DatabaseClock;
import dev.firstline.sla.timer.TimerSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the clocks of tickets: stores what was heard, derives the clocks from all that is known, writes what is
 * different and tells it. Set-based, since facts come in batches; within an open transaction of the platform's scope.
 */
@ApplicationScoped
public class ClockKeeping {

    private final TicketTable tickets;
    private final ClockTable clocks;
    private final CorrectionTable corrections;
    private final Rulebooks rulebooks;
    private final Deriving deriving;
    private final Outbox outbox;
    private final TimerSignal timer;
    private final DatabaseClock now;
    private final Settling settling;

    ClockKeeping(
            TicketTable tickets,
            ClockTable clocks,
            CorrectionTable corrections,
            Rulebooks rulebooks,
            Deriving deriving,
            Outbox outbox,
            TimerSignal timer,
            DatabaseClock now,
            Settling settling) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.corrections = corrections;
        this.rulebooks = rulebooks;
        this.deriving = deriving;
        this.outbox = outbox;
        this.timer = timer;
        this.now = now;
        this.settling = settling;
    }

    void hear(List<HeardFact> heard) {
        // Always in the same order, so that two batches never wait for each other crosswise. Also of tickets that
        // nobody knows yet: else a
        // fact and the opening that is heard in another copy at the same time would each be derived without the other.
        var ids = heard.stream().map(HeardFact::ticketId).distinct().sorted().toList();
        tickets.claim(ids);
        tickets.add(heard);
        open(heard.stream()
                .filter(one -> one.fact() instanceof TicketFact.Opened)
                .toList());
        var known = tickets.hear(ids);
        TicketOwners.of(heard, HeardFact::ticketId, HeardFact::tenant)
                .mustOwn(known.stream().collect(Collectors.toMap(HeardTicket::id, HeardTicket::tenant)));
        var facts = heard.stream()
                .collect(Collectors.groupingBy(
                        HeardFact::ticketId, Collectors.mapping(HeardFact::fact, Collectors.toList())));
        keep(deriving.derive(known, facts), reasons(heard));
    }

    private void open(List<HeardFact> opened) {
        if (!opened.isEmpty()) {
            var openings = opened.stream()
                    .map(one -> new Rulebooks.Opening(one.tenant(), one.fact().at()))
                    .toList();
            tickets.open(opened, rulebooks.inForce(openings));
        }
    }

    private void keep(List<Deriving.Derived> derived, Map<UUID, ClockChanges.Reason> reasons) {
        var stored = clocks.lock(derived).stream().collect(Collectors.groupingBy(ClockRow::ticketId));
        var changes = new ClockChanges(now.now());
        for (var one : derived) {
            var ticket = one.ticket();
            var before = stored.getOrDefault(ticket.id(), List.of());
            var told = Unsettled.unlessTold(one.clocks(), before, breach -> settling.covers(ticket.id(), breach));
            changes.look(ticket.id(), ticket.tenant(), before, told, Objects.requireNonNull(reasons.get(ticket.id())));
            deriving.remember(one, Unsettled.heldBack(one.clocks(), told));
        }
        clocks.insert(changes.inserts());
        clocks.update(changes.updates());
        corrections.insert(changes.corrections());
        outbox.publish(changes.news());
        timer.afterCommit(earliest(changes.inserts(), changes.updates()));
    }

    /** What was heard last of each ticket; news of its clocks belongs to the last trace that told something. */
    private static Map<UUID, ClockChanges.Reason> reasons(List<HeardFact> heard) {
        var reasons = new HashMap<UUID, ClockChanges.Reason>();
        for (var one : heard) {
            var before = reasons.get(one.ticketId());
            var trace = one.traceparent() == null && before != null ? before.traceparent() : one.traceparent();
            reasons.put(one.ticketId(), new ClockChanges.Reason(one.fact().eventId(), trace));
        }
        return reasons;
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
