package dev.firstline.sla.tracking;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.chassis.outbox.Outbox;
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

    private final Hearings hearings;
    private final ClockTable clocks;
    private final CorrectionTable corrections;
    private final Deriving deriving;
    private final Outbox outbox;
    private final TimerSignal timer;
    private final DatabaseClock now;
    private final Settling settling;

    ClockKeeping(
            Hearings hearings,
            ClockTable clocks,
            CorrectionTable corrections,
            Deriving deriving,
            Outbox outbox,
            TimerSignal timer,
            DatabaseClock now,
            Settling settling) {
        this.hearings = hearings;
        this.clocks = clocks;
        this.corrections = corrections;
        this.deriving = deriving;
        this.outbox = outbox;
        this.timer = timer;
        this.now = now;
        this.settling = settling;
    }

    void hear(List<HeardFact> heard) {
        var taken = hearings.take(heard);
        var known = taken.tickets();
        TicketOwners.of(heard, HeardFact::ticketId, HeardFact::tenant)
                .mustOwn(known.stream().collect(Collectors.toMap(HeardTicket::id, HeardTicket::tenant)));
        var facts = heard.stream()
                .collect(Collectors.groupingBy(
                        HeardFact::ticketId, Collectors.mapping(HeardFact::fact, Collectors.toList())));
        var derived = deriving.derive(known, facts);
        if (!derived.isEmpty()) {
            keep(derived, reasons(heard), taken.at() == null ? now.now() : taken.at());
        }
    }

    private void keep(List<Deriving.Derived> derived, Map<UUID, ClockChanges.Reason> reasons, Instant at) {
        var stored = clocks.lock(derived).stream().collect(Collectors.groupingBy(ClockRow::ticketId));
        var changes = new ClockChanges(at);
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
