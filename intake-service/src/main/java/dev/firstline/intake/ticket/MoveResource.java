package dev.firstline.intake.ticket;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.query.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Moving a ticket to wherever the life cycle leads, by one call. */
@Path("/v1/tickets/{ticketId}/moves")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Tickets")
public class MoveResource {

    private static final String EXAMPLE = """
            {"ticketId":"019aa5a0-7c00-7000-8000-000000000001","version":4,"status":"RESOLVED",
             "steps":[{"from":"NEW","to":"TRIAGED","version":2},{"from":"TRIAGED","to":"IN_PROGRESS","version":3},
             {"from":"IN_PROGRESS","to":"RESOLVED","version":4}]}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketJournal journal;
    private final IdempotentRequests idempotent;
    private final Caller caller;
    private final Clock clock;

    MoveResource(
            Transactions transactions,
            TicketRepository tickets,
            TicketJournal journal,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.journal = journal;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "moveTicket",
            summary = "Move a ticket to wherever the life cycle leads",
            description =
                    "The shortest legal way is walked in one transaction: each step is a change with a version of its own, as if it had been"
                            + " asked for by itself, and the reason goes with the last. A ticket that stands there already is left as it is."
                            + " If-Match may be left out: the way is found from wherever the ticket stands.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = MoveRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "resolve",
                                            value = "{\"to\":\"RESOLVED\",\"reason\":\"SOLVED_REMOTELY\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Moved.class),
                            examples = @ExampleObject(name = "resolved", value = EXAMPLE)))
    @APIResponse(
            responseCode = "409",
            description =
                    "No moves lead there from where the ticket stands, or it would wait for a vendor that nobody asked")
    public Response move(
            @PathParam("ticketId") String ticketId,
            @Parameter(description = "The ETag that was read, to move only what was seen")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid MoveRequest request) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(
                scope,
                () -> idempotent.answer(key, "POST /v1/tickets/" + id + "/moves", request, () -> {
                    var ticket = tickets.forChange(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
                    if (ifMatch != null) {
                        ETags.require(ifMatch, ticket.version());
                    }
                    var facts = Walk.to(ticket, request.to(), request.reason(), clock.instant());
                    if (!facts.isEmpty()) {
                        journal.publish(ticket, facts, Actor.Bearer.of(caller));
                    }
                    return Response.ok(Moved.of(ticket, facts))
                            .header(HttpHeaders.ETAG, ETags.of(ticket.version()))
                            .build();
                }));
    }
}
