package dev.firstline.intake.communication;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asking the customer. */
@Path("/v1/tickets/{ticketId}/questions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Communications")
public class QuestionResource {

    private static final String EXAMPLE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000006","ticketId":"019aa5a0-7c00-7000-8000-000000000001",
             "direction":"OUTBOUND","visibility":"CUSTOMER","author":"agent-7","writtenAt":"2026-11-21T09:06:00.123456Z","automatic":false,
             "body":"How many people are affected, and does it fail in the browser too?"}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final Conversation conversation;
    private final IdempotentRequests idempotent;
    private final Caller caller;

    QuestionResource(
            Transactions transactions,
            TicketRepository tickets,
            Conversation conversation,
            IdempotentRequests idempotent,
            Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.conversation = conversation;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "askCustomer",
            summary = "Ask the customer, and let the ticket wait for the answer",
            description =
                    "A communication that the customer sees. Without a body it is the question that diagnosis has for a ticket that"
                            + " it could not decide. The ticket moves to WAITING_ON_CUSTOMER; the answer, an INBOUND communication, brings it"
                            + " back to work.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Question.class),
                            examples = {
                                @ExampleObject(name = "that of diagnosis", value = "{}"),
                                @ExampleObject(
                                        name = "another",
                                        value = "{\"body\":\"Since when, and on which device?\"}")
                            }))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = CommunicationView.class),
                            examples = @ExampleObject(name = "asked", value = EXAMPLE)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The ticket cannot wait for the customer from where it stands, or is full; `legal` lists its moves")
    public Response ask(
            @PathParam("ticketId") String ticketId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable @Valid Question sent) {
        var question = sent == null ? new Question(null) : sent;
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(
                scope,
                () -> idempotent.answer(key, "POST /v1/tickets/" + id + "/questions", question, () -> {
                    var ticket = tickets.forChange(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
                    var asked = conversation.ask(ticket, question.body());
                    return Locations.created("/v1/tickets/" + id + "/communications/" + asked.id())
                            .entity(asked.view(scope))
                            .build();
                }));
    }
}
