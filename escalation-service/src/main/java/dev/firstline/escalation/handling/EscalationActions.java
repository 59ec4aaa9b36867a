package dev.firstline.escalation.handling;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.lifecycle.EscalationMove;
import dev.firstline.escalation.lifecycle.EscalationState;
import dev.firstline.escalation.packet.FilingDetails;
import dev.firstline.escalation.registry.EntitlementUnits;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What agents do to an escalation. Every method runs within an open transaction of the caller's scope. */
@ApplicationScoped
class EscalationActions {

    private final EscalationRepository escalations;
    private final VendorUpdateRepository updates;
    private final EntitlementUnits units;
    private final Tickets tickets;
    private final Outbox outbox;
    private final Clock clock;

    EscalationActions(
            EscalationRepository escalations,
            VendorUpdateRepository updates,
            EntitlementUnits units,
            Tickets tickets,
            Outbox outbox,
            Clock clock) {
        this.escalations = escalations;
        this.updates = updates;
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
        var escalation = locked(scope, id);
        if (escalation.vendorCaseNumber != null) {
            if (escalation.vendorCaseNumber.equals(vendorCaseNumber)) {
                return escalation;
            }
            throw Problem.conflict("It is filed under another vendor case number already.")
                    .with("vendorCaseNumber", escalation.vendorCaseNumber);
        }
        require(escalation, EscalationMove.FILE);
        escalation.state = EscalationState.FILED;
        escalation.vendorCaseNumber = vendorCaseNumber;
        escalation.vendorStatus = VendorStatus.OPEN;
        escalation.filedAt = touch(escalation);
        use(escalation, new Cause(escalation.id, vendorCaseNumber, agent, scope.setting(), null));
        outbox.publish(
                escalation.tenantPath(),
                new EscalationEvent.Filed(
                        escalation.ticketId,
                        escalation.id,
                        escalation.filedAt,
                        Objects.requireNonNull(escalation.route),
                        vendorCaseNumber));
        return flushed(escalation);
    }

    /** @param agent the subject of a token of the scope's tenant */
    VendorUpdateEntity vendorSaid(Scope scope, UUID id, VendorStatus status, @Nullable String note, String agent) {
        var escalation = locked(scope, id);
        require(escalation, EscalationMove.VENDOR_UPDATE);
        escalation.vendorStatus = status;
        var update = new VendorUpdateEntity();
        update.id = Ids.next();
        update.tenant = escalation.tenant;
        update.escalationId = escalation.id;
        update.vendorStatus = status;
        update.note = note;
        update.createdBy = agent;
        update.createdByTenant = scope.setting();
        update.createdAt = touch(escalation);
        updates.persistAndFlush(update);
        outbox.publish(
                escalation.tenantPath(),
                new EscalationEvent.VendorUpdated(escalation.ticketId, escalation.id, update.createdAt, status));
        return update;
    }

    /** @param agent the subject of a token of the scope's tenant */
    EscalationEntity handBack(Scope scope, UUID id, boolean solved, @Nullable String note, String agent) {
        var escalation = locked(scope, id);
        require(escalation, EscalationMove.HAND_BACK);
        giveBack(escalation, Cause.of(escalation.id, Cause.Reason.HANDED_BACK).by(agent, scope.setting()));
        escalation.end(EscalationState.HANDED_BACK);
        escalation.solved = solved;
        escalation.handBackNote = note;
        var at = touch(escalation);
        outbox.publish(
                escalation.tenantPath(),
                new EscalationEvent.HandedBack(escalation.ticketId, escalation.id, at, solved));
        return flushed(escalation);
    }

    EscalationEntity tell(
            Scope scope, UUID id, @Nullable String ifMatch, @Nullable String ifNoneMatch, FilingDetails details) {
        var escalation = locked(scope, id);
        ETags.require(ifMatch, escalation.version);
        ETags.refuseKnown(ifNoneMatch, escalation.version);
        if (!escalation.state.isUnfiled()) {
            throw Problem.conflict("Details are for the form; this escalation is " + escalation.state + ".");
        }
        escalation.hold(details);
        touch(escalation);
        return flushed(escalation);
    }

    /** What the vendor has accepted is used, also where nothing had been reserved for it. */
    private void use(EscalationEntity escalation, Cause cause) {
        var reserved = escalation.reservedOf();
        var of = reserved == null ? escalation.entitlementId : reserved;
        if (of != null) {
            var book = units.book(() -> List.of(of));
            if (book.account(of).isPresent()) {
                book.use(of, reserved != null, cause);
                escalation.holdUnit(of, HeldUnit.USED);
            }
            units.keep(book);
        }
    }

    /** What was filed stays used. */
    private void giveBack(EscalationEntity escalation, Cause cause) {
        var reserved = escalation.reservedOf();
        if (reserved != null) {
            var book = units.book(() -> List.of(reserved));
            book.giveBack(reserved, cause);
            units.keep(book);
            escalation.holdNoUnit();
        }
    }

    /** Under the ticket's lock, as everything that happens to an escalation. */
    private EscalationEntity locked(Scope scope, UUID id) {
        var escalation = seen(scope, id);
        tickets.lock(escalation.ticketId, escalation.tenantPath());
        escalations.getEntityManager().refresh(escalation);
        return escalation;
    }

    private static void require(EscalationEntity escalation, EscalationMove move) {
        if (!escalation.state.allows(move)) {
            var legal = escalation.state.legalMoves();
            throw new Problem(
                            ProblemType.ILLEGAL_TRANSITION,
                            "An escalation that is " + escalation.state + " does not allow " + move + "; legal are "
                                    + (legal.isEmpty() ? "no moves" : legal) + ".")
                    .with("state", escalation.state)
                    .with("legalMoves", legal);
        }
    }

    private Instant touch(EscalationEntity escalation) {
        escalation.changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return escalation.changedAt;
    }

    private EscalationEntity flushed(EscalationEntity escalation) {
        escalations.flush();
        return escalation;
    }
}
