package dev.firstline.intake.ticket;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.EmptiedFields;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.http.MergePatch;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.admission.OpeningAdmission;
import dev.firstline.intake.admission.Permit;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
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

/** Tickets over REST. */
@Path("/v1/tickets")
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
@Tag(name = "Tickets", description = "The ticket of record")
public class TicketResource {

    private final Transactions transactions;
    private final OpeningBatches openings;
    private final OpeningAdmission admission;
    private final TicketChanges changes;
    private final TicketRepository tickets;
    private final TicketList list;
    private final IdempotentRequests idempotentRequests;
    private final Caller caller;
    private final EmptiedFields emptied;

    TicketResource(
            Transactions transactions,
            OpeningBatches openings,
            OpeningAdmission admission,
            TicketChanges changes,
            TicketRepository tickets,
            TicketList list,
            IdempotentRequests idempotentRequests,
            Caller caller,
            EmptiedFields emptied) {
        this.transactions = transactions;
        this.openings = openings;
        this.admission = admission;
        this.changes = changes;
        this.tickets = tickets;
        this.list = list;
        this.idempotentRequests = idempotentRequests;
        this.caller = caller;
        this.emptied = emptied;
    }

    @POST
    @RolesAllowed({
        Roles.CRM_CLIENT,
        Roles.HELPDESK_AGENT,
        Roles.ADMIN_AGENT,
        Roles.BILLING_ADMIN,
        Roles.SALES_AGENT,
        Roles.GLOBAL_ADMIN
    })
    @Operation(
            operationId = "openTicket",
            summary = "Open a ticket",
            description =
                    "Customer and contact are made when they are not known yet. Send an Idempotency-Key to be able"
                            + " to repeat the request safely. Of several requests with one of the same `references` one opens a ticket;"
                            + " the others are refused, or with `ifKnown` RETURN answered with that.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "mail", value = TicketExamples.NEW)))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = TicketView.class),
                            examples = @ExampleObject(name = "opened", value = TicketExamples.TICKET)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already, by a reference of it, and `ifKnown` is RETURN",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = TicketView.class),
                            examples = @ExampleObject(name = "found", value = TicketExamples.TICKET)))
    @APIResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "taken", value = TicketExamples.TAKEN_REFERENCE)))
    public Response open(
            @Parameter(description = "1 to 255 characters, remembered for 24 hours")
                    @HeaderParam("Idempotency-Key")
                    @Nullable String key,
            @NotNull @Valid NewTicket request) {
        var filer = caller.tenant();
        var once = key == null ? null : idempotentRequests.keyed(key, Opening.ROUTE, request);
        var asked = new Opening(request, Actor.Bearer.of(caller), once);
        var permit = admission.ask(filer, request.severity());
        if (permit.refusal().isEmpty()) {
            var opened = openings.together(filer, asked);
            if (opened.isPresent()) {
                admission.opened(1);
                return created(opened.get());
            }
        }
        return transactions.inTenant(
                filer,
                () -> once == null
                        ? openedAlone(filer, asked, permit)
                        : idempotentRequests.answer(once, () -> openedAlone(filer, asked, permit)));
    }

    /** What was answered before, or has a ticket by its reference, is told so without a permit: it opens nothing. */
    private Response openedAlone(TenantPath filer, Opening asked, Permit permit) {
        var outcome = permit.refusal().isEmpty()
                ? openings.openOrFind(filer, asked)
                : openings.known(filer, asked)
                        .orElseThrow(() -> permit.refusal().orElseThrow());
        return switch (outcome) {
            case Outcome.Opened(OpenedTicket opened) -> {
                admission.opened(1);
                yield created(opened);
            }
            case Outcome.Known(KnownTickets.By by) -> found(filer, by.ticketId());
            case Outcome.Refused(Problem problem) -> throw problem;
        };
    }

    private Response found(TenantPath filer, UUID id) {
        var scope = new Scope.Tenant(filer);
        var ticket = tickets.whole(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
        return answer(Response.ok().header(HttpHeaders.LOCATION, "/v1/tickets/" + id), TicketView.of(ticket, scope));
    }

    @GET
    @Operation(operationId = "listTickets", summary = "List tickets, newest first")
    @ExampleAnswer(name = "page", value = TicketExamples.LIST)
    public Page<TicketSummary> list(
            @BeanParam TicketFilter filter,
            @Parameter(description = "`next` of the previous page") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 200, default 50") @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return list.page(caller.scope(), filter, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readTicket", summary = "Read a ticket")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TicketView.class),
                            examples = @ExampleObject(name = "new", value = TicketExamples.TICKET)))
    public Response read(@PathParam("id") String id) {
        var scope = caller.scope();
        var ticketId = Parameters.id("ticket", id);
        return transactions.in(
                scope,
                () -> tickets.whole(scope, ticketId)
                        .map(ticket -> answer(Response.ok(), TicketView.of(ticket, scope)))
                        .orElseThrow(() -> Problem.notFound("ticket")));
    }

    @GET
    @Path("/by-number/{number}")
    @Operation(operationId = "readTicketByNumber", summary = "Read a ticket by the number that people say")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TicketView.class),
                            examples = @ExampleObject(name = "new", value = TicketExamples.TICKET)))
    public Response readByNumber(@Parameter(example = "FL-482913570") @PathParam("number") String number) {
        var scope = caller.scope();
        var wanted = TicketNumber.parse(number).orElseThrow(() -> Problem.notFound("ticket"));
        return transactions.in(
                scope,
                () -> tickets.whole(scope, wanted)
                        .map(ticket -> answer(Response.ok(), TicketView.of(ticket, scope)))
                        .orElseThrow(() -> Problem.notFound("ticket")));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("/{id}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "changeTicket",
            summary = "Correct a ticket, or move it in its life cycle",
            description =
                    "What is absent stays as it is; null empties productFamily, product, region, category and breakFix (RFC 7396)."
                            + " What changes nothing is answered with the ticket as it is."
                            + " docs/intake.md lists the legal moves.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "resolve", value = TicketExamples.MOVE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TicketView.class),
                            examples = @ExampleObject(name = "changed", value = TicketExamples.TICKET)))
    @APIResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "illegal", value = TicketExamples.ILLEGAL_MOVE)))
    public Response change(
            @PathParam("id") String id,
            @Parameter(required = true, description = "The ETag that was read", example = "\"1\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @MergePatch @NotNull @Valid TicketCorrection correction) {
        var scope = caller.scope();
        var ticketId = Parameters.id("ticket", id);
        return transactions.in(scope, () -> {
            var ticket = tickets.forChange(scope, ticketId).orElseThrow(() -> Problem.notFound("ticket"));
            ETags.require(ifMatch, ticket.version());
            changes.apply(ticket, correction, emptied.among(TicketCorrection.class));
            return answer(Response.ok(), TicketView.of(ticket, scope));
        });
    }

    private static Response created(OpenedTicket opened) {
        var response = Locations.created(opened.location());
        return opened.body() == null
                ? answer(response, opened.view())
                : response.header(HttpHeaders.ETAG, ETags.of(opened.view().version()))
                        .entity(opened.body())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    private static Response answer(Response.ResponseBuilder response, TicketView ticket) {
        return response.header(HttpHeaders.ETAG, ETags.of(ticket.version()))
                .entity(ticket)
                .build();
    }
}
