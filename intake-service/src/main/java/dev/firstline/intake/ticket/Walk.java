package dev.firstline.intake.ticket;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TransitionCause;
import dev.firstline.intake.lifecycle.IllegalMoveException;
import dev.firstline.intake.lifecycle.Precondition;
import dev.firstline.intake.lifecycle.Ways;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The moves of a person. */
public final class Walk {

    private Walk() {}

    /**
     * Moves the ticket there, over as many steps as the life cycle asks for; what is to be told, a fact for each step. None when it stands
     * there already.
     *
     * @param reason a code that is told with the last step; null for none
     * @throws Problem 409 when no moves lead there or no vendor has the request, 422 when a reason is missing
     */
    public static List<TicketEvent.StatusChanged> to(
            Ticket ticket, TicketStatus to, @Nullable String reason, Instant now) {
        var way = way(ticket.status(), to);
        if (!way.isEmpty()) {
            require(ticket, to, reason);
        }
        var facts = new ArrayList<TicketEvent.StatusChanged>();
        for (var step : way) {
            facts.add(ticket.move(step, TransitionCause.AGENT, step == to ? reason : null, now));
        }
        return facts;
    }

    /**
     * Holds the last step to what has to be so before it.
     *
     * @throws Problem 409 or 422 when it is not
     */
    static void require(Ticket ticket, TicketStatus to, @Nullable String reason) {
        var escalation = ticket.escalation();
        Precondition.unmet(to, escalation == null ? null : escalation.state(), reason != null)
                .ifPresent(unmet -> {
                    throw problem(unmet, ticket.id(), escalation);
                });
    }

    private static Problem problem(Precondition unmet, UUID ticket, @Nullable EscalationReading escalation) {
        var path = "/v1/escalations/" + (escalation == null ? "{id}" : escalation.id());
        var overrule = "Overrule its diagnosis (POST /v1/tickets/" + ticket
                + "/diagnoses/overrule) with ESCALATE_MICROSOFT or ROUTE_TO_ISV: that opens ";
        return switch (unmet) {
            case ESCALATION ->
                Problem.conflict("No vendor was asked on this ticket, so it cannot wait for one. " + overrule
                        + "an escalation, whose filing moves the ticket.");
            case FILING ->
                Problem.conflict("The request of this ticket is not filed, so no vendor works on it yet. File it at the"
                        + " vendor, and tell the case number (POST " + path + "/filing): that moves the ticket.");
            case UNBLOCKING ->
                Problem.conflict("The request of this ticket is blocked, so no vendor has it. What blocks it is the"
                        + " blockReason at GET " + path + "; when that is gone, file it (POST " + path
                        + "/filing): that moves the ticket.");
            case ANOTHER_ESCALATION ->
                Problem.conflict("The request to the vendor is over, so the ticket cannot wait for it. " + overrule
                        + "another one, whose filing moves the ticket.");
            case REASON -> Problem.invalid("/reason", "is needed to reject a ticket, such as OUT_OF_SCOPE");
        };
    }

    private static List<TicketStatus> way(TicketStatus from, TicketStatus to) {
        try {
            return Ways.shortest(from, to);
        } catch (IllegalMoveException e) {
            throw IllegalMoves.problem(e);
        }
    }
}
