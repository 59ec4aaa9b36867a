package dev.firstline.escalation.handling;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.ticket.Tickets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The escalations of one ticket. */
@Path("/v1/tickets/{ticketId}/escalations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Escalations")
public class TicketEscalationsResource {

    private static final int MOST = 200;

    private final Transactions transactions;
    private final EscalationRepository escalations;
    private final EscalationViews views;
    private final Tickets tickets;
    private final Caller caller;

    TicketEscalationsResource(
            Transactions transactions,
            EscalationRepository escalations,
            EscalationViews views,
            Tickets tickets,
            Caller caller) {
        this.transactions = transactions;
        this.escalations = escalations;
        this.views = views;
        this.tickets = tickets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({
        Roles.CRM_CLIENT,
        Roles.HELPDESK_AGENT,
        Roles.ADMIN_AGENT,
        Roles.USER_ADMIN,
        Roles.BILLING_ADMIN,
        Roles.SALES_AGENT,
        Roles.OPS,
        Roles.GLOBAL_ADMIN
    })
    @Operation(
            operationId = "listTicketEscalations",
            summary = "List the escalations of a ticket, the latest first; empty while none was needed")
    @ExampleAnswer(name = "one", value = EscalationExamples.ESCALATIONS)
    public EscalationView.Page list(@PathParam("ticketId") UUID ticketId) {
        var scope = caller.scope();
        return transactions.in(scope, () -> {
            tickets.find(ticketId)
                    .filter(ticket -> scope.covers(ticket.tenant()))
                    .orElseThrow(() -> Problem.notFound("ticket"));
            return new EscalationView.Page(views.of(scope, escalations.ofTicket(scope, ticketId, MOST)), null);
        });
    }
}
