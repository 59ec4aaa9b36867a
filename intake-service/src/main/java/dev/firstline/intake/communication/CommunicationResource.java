package dev.firstline.intake.communication;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.communication.CommunicationRepository.Reader;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Communications over REST. */
@Path("/v1/tickets/{ticketId}/communications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
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
@Tag(name = "Communications", description = "The words on a ticket")
public class CommunicationResource {

    private static final String EXAMPLE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000005","ticketId":"019aa5a0-7c00-7000-8000-000000000001",
             "direction":"OUTBOUND","visibility":"CUSTOMER","body":"We are looking into it.","author":"agent-7",
             "writtenAt":"2026-11-21T09:04:00.123456Z","automatic":false}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final CommunicationRepository communications;
    private final Conversation conversation;
    private final IdempotentRequests idempotentRequests;
    private final Cursors cursors;
    private final Caller caller;

    CommunicationResource(
            Transactions transactions,
            TicketRepository tickets,
            CommunicationRepository communications,
            Conversation conversation,
            IdempotentRequests idempotentRequests,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.communications = communications;
        this.conversation = conversation;
        this.idempotentRequests = idempotentRequests;
        this.cursors = cursors;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.BILLING_ADMIN, Roles.GLOBAL_ADMIN})
    @APIResponse(
            responseCode = "409",
            description =
                    "The ticket has ended or is full, no moves lead to `status`, or a reference belongs to words on another ticket")
    @Operation(
            operationId = "addCommunication",
            summary = "Add words to a ticket, or a note of the desk",
            description = "Words of the customer bring a ticket that waits for them, or is resolved, back to work."
                    + " What a machine wrote by itself (`automatic`, or a `writer` that is a SYSTEM) moves nothing and stops no clock."
                    + " Words that are there already, by one of their `references`, are answered as they are (200)."
                    + " With `status` the ticket is moved there in the same transaction, after the words."
                    + " What is said on a ticket that was merged goes to the one that it was merged into: `ticketId` and Location say which."
                    + " A billing-admin writes notes only, and moves nothing.")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "answer", value = """
                            {"direction":"OUTBOUND","visibility":"CUSTOMER","body":"We are looking into it."}
                            """),
                                @ExampleObject(name = "mail of the customer", value = """
                            {"direction":"INBOUND","visibility":"CUSTOMER","body":"It still fails.","channel":"EMAIL",
                             "references":[{"system":"mail","id":"<20261121090400.7f3b@northwind.example>"}],
                             "writer":{"externalId":"U-77","name":"Ana Silva","role":"CUSTOMER"},
                             "contact":{"externalId":"P-12"},"saidAt":"2026-11-21T09:03:12Z"}
                            """),
                                @ExampleObject(name = "answer that resolves", value = """
                            {"direction":"OUTBOUND","visibility":"CUSTOMER","body":"The connector is renewed; mail flows again.",
                             "status":"RESOLVED","reason":"SOLVED_REMOTELY"}
                            """)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "They were there already, by one of their references",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = CommunicationView.class),
                            examples = @ExampleObject(name = "answer", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = CommunicationView.class),
                            examples = @ExampleObject(name = "answer", value = EXAMPLE)))
    public Response add(
            @PathParam("ticketId") String ticketId,
            @Parameter(description = "The ticket's ETag that was read, to answer only what was seen")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NewCommunication words) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(
                scope,
                () -> idempotentRequests.answer(key, "POST /v1/tickets/" + id + "/communications", words, () -> {
                    var ticket = tickets.forWords(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
                    var said = conversation.addOrFind(ticket, words, () -> unchanged(ticket, ifMatch));
                    var path = "/v1/tickets/" + said.words().ticketId() + "/communications/"
                            + said.words().id();
                    var answer = said.added()
                            ? Locations.created(path)
                            : Response.ok().header(HttpHeaders.LOCATION, path);
                    return answer.entity(said.words().view(scope)).build();
                }));
    }

    private static void unchanged(Ticket ticket, @Nullable String ifMatch) {
        if (ifMatch != null) {
            ETags.require(ifMatch, ticket.version());
        }
    }

    @GET
    @Operation(
            operationId = "listCommunications",
            summary = "List the words on a ticket, oldest first",
            description = "Notes of the desk are shown to the desk and to ops alone.")
    @ExampleAnswer(name = "page", value = "{\"items\":[" + EXAMPLE + "]}")
    public Page<CommunicationView> list(
            @PathParam("ticketId") String ticketId,
            @Parameter(description = "Whether also what was written on tickets that were merged into it is listed")
                    @QueryParam("merged")
                    @DefaultValue("false")
                    boolean merged,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var reader = new Reader(caller.scope(), CommunicationRights.readsNotes(caller));
        var id = Parameters.id("ticket", ticketId);
        var list = List.of(merged ? "merged" : "communications", reader.scope().setting(), id.toString());
        var after = cursors.readId(list, cursor);
        var rows = transactions.in(reader.scope(), () -> {
            if (!tickets.exists(reader.scope(), id)) {
                throw Problem.notFound("ticket");
            }
            var page = merged
                    ? communications.wholePage(reader, id, after, limit + 1)
                    : communications.page(reader, id, after, limit + 1);
            return page.stream().map(words -> words.view(reader.scope())).toList();
        });
        return Page.of(rows, limit, last -> cursors.write(list, last.id().toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readCommunication", summary = "Read one communication")
    @ExampleAnswer(name = "answer", value = EXAMPLE)
    public CommunicationView read(@PathParam("ticketId") String ticketId, @PathParam("id") String id) {
        var reader = new Reader(caller.scope(), CommunicationRights.readsNotes(caller));
        var ticket = Parameters.id("communication", ticketId);
        var wanted = Parameters.id("communication", id);
        return transactions.in(
                reader.scope(),
                () -> communications
                        .one(reader, ticket, wanted)
                        .map(words -> words.view(reader.scope()))
                        .orElseThrow(() -> Problem.notFound("communication")));
    }
}
