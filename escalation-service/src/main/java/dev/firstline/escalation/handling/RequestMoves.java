package dev.firstline.escalation.handling;

import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.ledger.Cause.Reason;
import dev.firstline.escalation.lifecycle.EscalationMove;
import dev.firstline.escalation.lifecycle.RequestFact;
import dev.firstline.escalation.lifecycle.Transition;
import dev.firstline.escalation.registry.UnitBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings what has happened in the life of a request to its escalation, to the unit that this holds, and into what is told. */
final class RequestMoves {

    private RequestMoves() {}

    /**
     * Changes the escalation and books its unit.
     *
     * @param units with the entitlement that {@link #unitOf} names
     * @param who has done it, for which escalation
     * @return what is told
     */
    static List<EscalationEvent> follow(
            EscalationEntity escalation,
            EscalationMove move,
            Transition.Done done,
            UnitBook units,
            Cause who,
            Instant now) {
        if (done.facts().isEmpty()) {
            return List.of();
        }
        escalation.hold(done.request());
        escalation.changedAt = now;
        var told = new ArrayList<EscalationEvent>();
        for (var fact : done.facts()) {
            switch (fact) {
                case RequestFact.UnitUsed() -> use(escalation, units, who);
                case RequestFact.UnitReturned(var evenUsed) ->
                    giveBack(
                            escalation,
                            evenUsed,
                            units,
                            who.because(reason(move).name()));
                default -> told.add(event(escalation, fact, now));
            }
        }
        return told;
    }

    /** Of which entitlement the unit is that the move may be about, or null. */
    static @Nullable UUID unitOf(EscalationEntity escalation) {
        return escalation.unitOf == null ? escalation.entitlementId : escalation.unitOf;
    }

    private static EscalationEvent event(EscalationEntity escalation, RequestFact fact, Instant now) {
        var ticket = escalation.ticketId;
        var id = escalation.id;
        return switch (fact) {
            case RequestFact.Filed(var number) -> {
                escalation.filedAt = now;
                yield new EscalationEvent.Filed(ticket, id, now, Objects.requireNonNull(escalation.route), number);
            }
            case RequestFact.VendorUpdated(var status, var progress) ->
                new EscalationEvent.VendorUpdated(ticket, id, now, status, progress);
            case RequestFact.Progressed(var progress) -> new EscalationEvent.Progressed(ticket, id, now, progress);
            case RequestFact.HandedBack(var solved, var progress) -> {
                escalation.solved = solved;
                yield new EscalationEvent.HandedBack(ticket, id, now, solved, progress);
            }
            case RequestFact.Cancelled() -> new EscalationEvent.Cancelled(ticket, id, now);
            case RequestFact.UnitUsed(), RequestFact.UnitReturned(var _) ->
                throw new IllegalArgumentException("units are booked, not told: " + fact);
        };
    }

    /** What the vendor has accepted is used, also where nothing had been reserved for it; where the account had none, it holds none. */
    private static void use(EscalationEntity escalation, UnitBook units, Cause who) {
        var of = Optional.ofNullable(unitOf(escalation))
                .filter(id -> units.account(id).isPresent());
        if (of.isPresent()) {
            boolean reserved = of.get().equals(escalation.reservedOf());
            boolean covered =
                    units.use(of.get(), reserved, who.underCase(Objects.requireNonNull(escalation.vendorCaseNumber)));
            if (covered) {
                escalation.holdUnit(of.get(), HeldUnit.USED);
            } else {
                escalation.holdNoUnit();
            }
        }
    }

    private static void giveBack(EscalationEntity escalation, boolean evenUsed, UnitBook units, Cause who) {
        var of = escalation.unitOf;
        if (of == null || escalation.unit == HeldUnit.USED && !evenUsed) {
            return;
        }
        if (escalation.unit == HeldUnit.USED) {
            var number = escalation.vendorCaseNumber;
            units.giveBackUsed(of, number == null ? who : who.underCase(number));
        } else {
            units.giveBack(of, who);
        }
        escalation.holdNoUnit();
    }

    private static Reason reason(EscalationMove move) {
        return switch (move) {
            case REFUSE -> Reason.REFUSED;
            case WITHDRAW -> Reason.WITHDRAWN;
            default -> Reason.HANDED_BACK;
        };
    }
}
