package dev.firstline.escalation.handling;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.escalation.EscalationProgress;
import dev.firstline.contracts.escalation.VendorStatus;
import dev.firstline.escalation.ledger.Cause;
import dev.firstline.escalation.lifecycle.EscalationMove;
import dev.firstline.escalation.lifecycle.RequestFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down who did what to an escalation, and what the vendor said. Within an open transaction. */
@ApplicationScoped
class WrittenMoves {

    private final EscalationMoveRepository moves;
    private final VendorUpdateRepository updates;

    WrittenMoves(EscalationMoveRepository moves, VendorUpdateRepository updates) {
        this.moves = moves;
        this.updates = updates;
    }

    /**
     * A move that was made at {@code escalation.changedAt}.
     *
     * @param who has made it
     * @param facts what has happened by it; what the vendor said is listed with all that it said
     */
    void add(
            EscalationEntity escalation,
            EscalationMove move,
            EscalationProgress from,
            @Nullable String note,
            Cause who,
            List<RequestFact> facts) {
        var made = new EscalationMoveEntity();
        made.id = Ids.next();
        made.tenant = escalation.tenant;
        made.escalationId = escalation.id;
        made.move = move;
        made.fromProgress = from;
        made.toProgress = escalation.life().progress();
        made.note = note;
        made.person = Objects.requireNonNull(who.person());
        made.personTenant = Objects.requireNonNull(who.personTenant());
        made.movedAt = escalation.changedAt;
        moves.persist(made);
        for (var fact : facts) {
            if (fact instanceof RequestFact.VendorUpdated(var status, var _)) {
                updates.persist(update(escalation, status, note, who));
            }
        }
    }

    /** What the vendor said by the move that was made last. */
    VendorUpdateEntity updateOf(EscalationEntity escalation) {
        return updates.saidAt(escalation, escalation.changedAt);
    }

    private static VendorUpdateEntity update(
            EscalationEntity escalation, VendorStatus status, @Nullable String note, Cause who) {
        var update = new VendorUpdateEntity();
        update.id = Ids.next();
        update.tenant = escalation.tenant;
        update.escalationId = escalation.id;
        update.vendorStatus = status;
        update.note = note;
        update.createdBy = Objects.requireNonNull(who.person());
        update.createdByTenant = who.personTenant();
        update.createdAt = escalation.changedAt;
        return update;
    }
}
