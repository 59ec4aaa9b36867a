package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.sla.ClockStanding;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.clock.Transition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transition of a clock in the words of the topic. */
final class SlaFacts {

    /** All that the world is told of why; the author's words stay here. */
    private static final String ON_REQUEST = "ON_REQUEST";

    private SlaFacts() {}

    /** @param firedAt when a breach was noticed; not before it happened */
    static SlaEvent of(ClockRow clock, Transition transition, @Nullable Instant firedAt) {
        UUID ticket = clock.ticketId();
        UUID id = clock.id();
        SlaTarget target = clock.target();
        return switch (transition) {
            case Transition.Started t ->
                new SlaEvent.Started(
                        ticket,
                        id,
                        target,
                        t.at(),
                        t.promise().policy(),
                        t.promise().goal().toString(),
                        t.promise().calendar().code(),
                        t.dueAt(),
                        clock.cycle() == 1 ? null : clock.cycle());
            case Transition.Paused t -> new SlaEvent.Paused(ticket, id, target, t.at(), t.cause());
            case Transition.Resumed t -> new SlaEvent.Resumed(ticket, id, target, t.at(), t.dueAt());
            case Transition.Rebased t ->
                new SlaEvent.Rebased(
                        ticket,
                        id,
                        target,
                        t.at(),
                        t.promise().policy(),
                        t.promise().goal().toString(),
                        t.promise().calendar().code(),
                        t.dueAt(),
                        author(t, new Scope.Tenant(clock.tenant())),
                        t.choice() == null ? null : ON_REQUEST);
            case Transition.Met t -> new SlaEvent.Met(ticket, id, target, t.at(), t.dueAt());
            case Transition.Breached t ->
                new SlaEvent.Breached(
                        ticket, id, target, t.at(), firedAt == null || firedAt.isBefore(t.at()) ? t.at() : firedAt);
            case Transition.Cancelled t ->
                new SlaEvent.Cancelled(
                        ticket,
                        id,
                        target,
                        t.at(),
                        t.cause(),
                        clock.ending().countsAs() == null
                                ? null
                                : ClockStanding.valueOf(
                                        clock.ending().countsAs().name()));
            case Transition.Settled t ->
                new SlaEvent.Settled(
                        ticket,
                        id,
                        target,
                        t.at(),
                        t.dueAt(),
                        t.settlement().late().toString());
        };
    }

    /** Who decided it, where the tenant of the clock may be told. */
    private static @Nullable String author(Transition.Rebased rebased, Scope reader) {
        var choice = rebased.choice();
        return choice != null && reader.mayKnowPersonsOf(choice.by().tenant()) ? choice.author() : null;
    }
}
