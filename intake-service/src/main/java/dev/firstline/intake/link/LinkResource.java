package dev.firstline.intake.link;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Links of a ticket over REST. */
@Path("/v1/tickets/{ticketId}/links")
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
@Tag(name = "Links", description = "Tickets that have to do with each other")
public class LinkResource {

    private static final String EXAMPLE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000007","kind":"CHILD_OF",
             "ticket":{"id":"019aa5a0-7c00-7000-8000-000000000002","number":"FL-482913571","status":"IN_PROGRESS","severity":"A",
             "title":"Exchange Online connectors fail in West Europe"},
             "linkedAt":"2026-11-21T09:08:00.123456Z","client":"desk","subject":"agent-7"}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final LinkStore store;
    private final Links links;
    private final Cursors cursors;
    private final Caller caller;

    LinkResource(
            Transactions transactions,
            TicketRepository tickets,
            LinkStore store,
            Links links,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.store = store;
        this.links = links;
        this.cursors = cursors;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "linkTicket",
            summary = "Link a ticket to another",
            description =
                    "`kind` says what the ticket is to the other; both show the link, to those who see both tickets. A ticket has one parent"
                            + " and is a duplicate of one ticket at most, and no links lead round, by what the caller sees. What is linked so"
                            + " already stays as it is.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewLink.class),
                            examples =
                                    @ExampleObject(
                                            name = "problem behind it",
                                            value =
                                                    "{\"kind\":\"CHILD_OF\",\"ticketId\":\"019aa5a0-7c00-7000-8000-000000000002\"}")))
    @APIResponse(
            responseCode = "200",
            description = "It was linked so already",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = LinkView.class),
                            examples = @ExampleObject(name = "child", value = EXAMPLE)))
    @APIResponse(responseCode = "201")
    @APIResponse(
            responseCode = "409",
            description =
                    "The link would lead round or too high, or one of the tickets has as many links as it may have")
    public Response link(@PathParam("ticketId") String ticketId, @NotNull @Valid NewLink request) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(scope, () -> {
            if (!store.lockTree(id)) {
                throw Problem.notFound("ticket");
            }
            var locked = tickets.forChange(List.of(id, request.ticketId()));
            var ticket = Optional.ofNullable(locked.get(id)).orElseThrow(() -> Problem.notFound("ticket"));
            var other = Optional.ofNullable(locked.get(request.ticketId()))
                    .orElseThrow(() -> Problem.invalid("/ticketId", "is no ticket that the caller sees"));
            var linked = links.link(ticket, request.kind(), other, Actor.Bearer.of(caller));
            var location = "/v1/tickets/" + id + "/links/" + linked.id();
            var response =
                    linked.made() ? Locations.created(location) : Response.ok().header("Location", location);
            return response.entity(
                            store.one(scope, id, linked.id()).orElseThrow().view())
                    .build();
        });
    }

    @GET
    @Operation(operationId = "listLinks", summary = "List the links of a ticket, in the order in which they were made")
    @ExampleAnswer(name = "page", value = "{\"items\":[" + EXAMPLE + "]}")
    public Page<LinkView> list(
            @PathParam("ticketId") String ticketId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        var list = List.of("links", scope.setting(), id.toString());
        var after = cursors.readId(list, cursor);
        var rows = transactions.in(scope, () -> {
            if (!tickets.exists(scope, id)) {
                throw Problem.notFound("ticket");
            }
            return store.page(scope, id, after, limit + 1).stream()
                    .map(LinkStore.Stored::view)
                    .toList();
        });
        return Page.of(rows, limit, last -> cursors.write(list, last.id().toString()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readLink", summary = "Read one link of a ticket")
    @ExampleAnswer(name = "child", value = EXAMPLE)
    public LinkView read(@PathParam("ticketId") String ticketId, @PathParam("id") String id) {
        var scope = caller.scope();
        var ticket = Parameters.id("link", ticketId);
        var wanted = Parameters.id("link", id);
        return transactions.in(
                scope,
                () -> store.one(scope, ticket, wanted)
                        .map(LinkStore.Stored::view)
                        .orElseThrow(() -> Problem.notFound("link")));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(operationId = "unlinkTicket", summary = "Take a link away, from both its ends")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "409", description = "The link tells of a merge, which stays")
    public void unlink(@PathParam("ticketId") String ticketId, @PathParam("id") String id) {
        var scope = caller.scope();
        var ticketOf = Parameters.id("link", ticketId);
        var wanted = Parameters.id("link", id);
        transactions.in(scope, () -> {
            var bond = store.one(scope, ticketOf, wanted)
                    .map(LinkStore.Stored::bond)
                    .orElseThrow(() -> Problem.notFound("link"));
            var locked = tickets.forChange(List.of(bond.from(), bond.to()));
            var from = Optional.ofNullable(locked.get(bond.from())).orElseThrow(() -> Problem.notFound("link"));
            var to = Optional.ofNullable(locked.get(bond.to())).orElseThrow(() -> Problem.notFound("link"));
            if (bond.kind() == LinkKind.DUPLICATE_OF && Merging.isOf(from.mergedInto(), to.id(), to.mergedInto())) {
                throw Problem.conflict("The link tells that the ticket was merged into the other, which stays so.");
            }
            if (store.one(scope, ticketOf, wanted).isPresent()) {
                links.part(wanted, from, to, Actor.Bearer.of(caller));
            }
            return true;
        });
    }
}
