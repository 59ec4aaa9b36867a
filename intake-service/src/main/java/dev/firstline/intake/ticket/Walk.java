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
import org.jspecify.annotations.Nullable;

/** The moves of a person. */
public final class Walk {

    private Walk() {}

    /**
     * Moves the ticket there, over as many steps as the life cycle asks for; what is to be told, a fact for each step. None when it stands
     * there already.
     *
     * @param reason a code that is told with the last step; null for none
     * @throws Problem 409 when no moves lead there or no vendor was asked, 422 when a reason is missing
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
        boolean escalated = escalation != null && !escalation.state().isOver();
        Precondition.unmet(to, escalated, reason != null).ifPresent(unmet -> {
            throw switch (unmet) {
                case ESCALATION ->
                    Problem.conflict(
                            "No vendor was asked on this ticket, so it cannot wait for one. Overrule its diagnosis"
                                    + " (POST /v1/tickets/" + ticket.id()
                                    + "/diagnoses/overrule) with ESCALATE_MICROSOFT or ROUTE_TO_ISV: that opens"
                                    + " an escalation, whose filing moves the ticket.");
                case REASON -> Problem.invalid("/reason", "is needed to reject a ticket, such as OUT_OF_SCOPE");
            };
        });
    }

    private static List<TicketStatus> way(TicketStatus from, TicketStatus to) {
        try {
            return Ways.shortest(from, to);
        } catch (IllegalMoveException e) {
            throw IllegalMoves.problem(e);
        }
    }
}
