package dev.firstline.intake.label;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.TicketMarks;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Putting labels on a ticket and taking them off. */
@Path("/v1/tickets/{ticketId}/labels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Tickets")
public class LabelResource {

    private static final String EXAMPLE =
            "{\"ticketId\":\"019aa5a0-7c00-7000-8000-000000000001\",\"labels\":[\"call-back\",\"vip\"]}";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketMarks marks;
    private final Caller caller;

    LabelResource(Transactions transactions, TicketRepository tickets, TicketMarks marks, Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.marks = marks;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "changeLabels",
            summary = "Put labels on a ticket and take others off",
            description = "Also of a ticket that has ended. Sent again it changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = LabelChange.class),
                            examples =
                                    @ExampleObject(
                                            name = "call back",
                                            value = "{\"add\":[\"call-back\"],\"remove\":[\"waits\"]}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TicketLabels.class),
                            examples = @ExampleObject(name = "labelled", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "The ticket would have more labels than a ticket may have")
    public TicketLabels change(@PathParam("ticketId") String ticketId, @NotNull @Valid LabelChange request) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(scope, () -> {
            var ticket = tickets.forChange(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
            var labels = Labels.changed(ticket.labels(), request.add(), request.remove());
            if (labels.size() > Labels.MOST) {
                throw Problem.conflict("The ticket would have " + labels.size() + " labels, and may have " + Labels.MOST
                        + "; take others off.");
            }
            marks.label(ticket, labels, Actor.Bearer.of(caller));
            return new TicketLabels(ticket.id(), labels);
        });
    }
}
