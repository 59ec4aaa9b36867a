package dev.firstline.escalation.handling;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.lifecycle.EscalationMove;
import dev.firstline.escalation.lifecycle.Lifecycle;
import dev.firstline.escalation.lifecycle.RequestCommand;
import dev.firstline.escalation.lifecycle.Transition;
import dev.firstline.escalation.packet.FilingDetails;
import dev.firstline.escalation.registry.EntitlementUnits;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What agents do to an escalation. Every method runs within an open transaction of the caller's scope. */
@ApplicationScoped
class EscalationActions {

    private static final Set<EscalationMove> AT_THE_FORM =
            EnumSet.of(EscalationMove.START_FILING, EscalationMove.FILE, EscalationMove.REFUSE);

    private final EscalationRepository escalations;
    private final WrittenMoves written;
    private final PacketPreparation packets;
    private final Chasing chasing;
    private final EntitlementUnits units;
    private final Tickets tickets;
    private final Outbox outbox;
    private final Clock clock;

    EscalationActions(
            EscalationRepository escalations,
            WrittenMoves written,
            PacketPreparation packets,
            Chasing chasing,
            EntitlementUnits units,
            Tickets tickets,
            Outbox outbox,
            Clock clock) {
        this.escalations = escalations;
        this.written = written;
        this.packets = packets;
        this.chasing = chasing;
        this.units = units;
        this.tickets = tickets;
        this.outbox = outbox;
        this.clock = clock;
    }

    EscalationEntity seen(Scope scope, UUID id) {
        return escalations.visible(scope, id).orElseThrow(() -> Problem.notFound("escalation"));
    }

    /**
     * Filing twice under one number is one filing, so that a repeated request does no harm.
     *
     * @param agent the subject of a token of the scope's tenant
     */
    EscalationEntity file(Scope scope, UUID id, String vendorCaseNumber, String agent) {
        return made(scope, locked(scope, id), new RequestCommand.File(vendorCaseNumber), null, agent);
    }

    /** @param agent the subject of a token of the scope's tenant */
    VendorUpdateEntity vendorSaid(Scope scope, UUID id, VendorStatus status, @Nullable String note, String agent) {
        var escalation = made(scope, locked(scope, id), new RequestCommand.VendorUpdate(status), note, agent);
        return written.updateOf(escalation);
    }

    /** @param agent the subject of a token of the scope's tenant */
    EscalationEntity handBack(Scope scope, UUID id, boolean solved, @Nullable String note, String agent) {
        return made(scope, locked(scope, id), new RequestCommand.HandBack(solved), note, agent);
    }

    /**
     * Any move.
     *
     * @param note why, or what was said
     * @param agent the subject of a token of the scope's tenant
     * @throws Problem 409 where it is not legal, or a packet that is to be ready lacks something
     */
    EscalationEntity move(Scope scope, UUID id, RequestCommand command, @Nullable String note, String agent) {
        var escalation = locked(scope, id);
        if (command.move() == EscalationMove.MARK_READY
                && escalation.life().progress() == EscalationProgress.PREPARING) {
            var missing = packets.of(scope, escalation).missing();
            if (!missing.isEmpty()) {
                throw Problem.conflict("The packet lacks " + String.join(", ", missing)
                                + ". Tell them with PUT /v1/escalations/{id}/filing-details; it can be filed without.")
                        .with("state", escalation.state);
            }
        }
        return made(scope, escalation, command, note, agent);
    }

    /** @param agent the subject of a token of the scope's tenant */
    EscalationEntity tell(
            Scope scope,
            UUID id,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            FilingDetails details,
            String agent) {
        var escalation = locked(scope, id);
        ETags.require(ifMatch, escalation.version);
        ETags.refuseKnown(ifNoneMatch, escalation.version);
        if (!escalation.state.isUnfiled()) {
            throw Problem.conflict("Details are for the form; this escalation is " + escalation.state + ".");
        }
        escalation.hold(details);
        if (escalation.life().progress() == EscalationProgress.READY) {
            return made(scope, escalation, new RequestCommand.Plain(EscalationMove.PREPARE), null, agent);
        }
        escalation.changedAt = now();
        return flushed(escalation);
    }

    private EscalationEntity made(
            Scope scope, EscalationEntity escalation, RequestCommand command, @Nullable String note, String agent) {
        requireHolder(scope, escalation, command.move());
        var before = escalation.life();
        var now = now();
        switch (Lifecycle.apply(before, command, now)) {
            case Transition.Done done -> {
                var of = RequestMoves.unitOf(escalation);
                var book = units.book(() -> of == null ? List.of() : List.of(of));
                var who = new Cause(escalation.id, null, agent, scope.setting(), null);
                // Asked before anything is changed, so that the row is written once.
                var hours = chasing.hoursOf(escalation);
                var told = RequestMoves.follow(escalation, command.move(), done, book, who, now);
                units.keep(book);
                if (command instanceof RequestCommand.HandBack) {
                    escalation.handBackNote = note;
                }
                if (!escalation.life().since().equals(before.since())) {
                    chasing.begin(escalation, hours);
                }
                if (!told.isEmpty()) {
                    written.add(escalation, command.move(), before.progress(), note, who, done.facts());
                }
                told.forEach(event -> outbox.publish(escalation.tenantPath(), event));
            }
            case Transition.Illegal illegal -> throw illegal(escalation, illegal);
            case Transition.FiledElsewhere(var number) ->
                throw Problem.conflict("It is filed under another vendor case number already.")
                        .with("vendorCaseNumber", number);
        }
        return flushed(escalation);
    }

    /** Who does not see contract and contact cannot have filed on them; a unit is spent for good by it, or comes back. */
    private void requireHolder(Scope scope, EscalationEntity escalation, EscalationMove move) {
        if (AT_THE_FORM.contains(move)) {
            packets.holderAbove(scope, escalation).ifPresent(holder -> {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        "Contract and contact are held by " + holder.value()
                                + ", whose agents file it. Tell them what the"
                                + " form asks for with PUT /v1/escalations/{id}/filing-details.");
            });
        }
    }

    /** Under the ticket's lock, as everything that happens to an escalation. */
    private EscalationEntity locked(Scope scope, UUID id) {
        var escalation = seen(scope, id);
        tickets.lock(escalation.ticketId, escalation.tenantPath());
        escalations.getEntityManager().refresh(escalation);
        return escalation;
    }

    private static Problem illegal(EscalationEntity escalation, Transition.Illegal illegal) {
        var legal = illegal.legalMoves();
        return new Problem(
                        ProblemType.ILLEGAL_TRANSITION,
                        "An escalation that is " + illegal.progress() + " does not allow " + illegal.move()
                                + "; legal are " + (legal.isEmpty() ? "no moves" : legal) + ".")
                .with("state", escalation.state)
                .with("legalMoves", legal);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private EscalationEntity flushed(EscalationEntity escalation) {
        escalations.flush();
        return escalation;
    }
}
