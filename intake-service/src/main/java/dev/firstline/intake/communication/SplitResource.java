package dev.firstline.intake.communication;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.intake.communication.CommunicationRepository.Reader;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.link.LinkKind;
import dev.firstline.intake.link.Links;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.SplitOff;
import dev.firstline.intake.ticket.Splitting;
import dev.firstline.intake.ticket.TicketRepository;
import dev.firstline.intake.ticket.TicketView;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Making a ticket of its own of something that was said on another. */
@Path("/v1/tickets/{ticketId}/communications/{id}/split")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Communications")
public class SplitResource {

    private static final String EXAMPLE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000008","number":"FL-482913577","tenant":"contoso","version":1,"status":"NEW",
             "type":"INCIDENT","severity":"C","language":"EN","affectedTenant":"CUSTOMER","productFamily":"MICROSOFT_365",
             "title":"A second mailbox is full","body":"Also, my archive is full.",
             "customer":{"id":"019aa5a0-7c00-7000-8000-000000000002","externalId":"C-4711","name":"Northwind Traders"},
             "openedAt":"2026-11-21T09:10:00.123456Z","updatedAt":"2026-11-21T09:10:00.123456Z","labels":[],"fields":{}}""";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final CommunicationRepository communications;
    private final Splitting splitting;
    private final Links links;
    private final IdempotentRequests idempotent;
    private final Caller caller;

    SplitResource(
            Transactions transactions,
            TicketRepository tickets,
            CommunicationRepository communications,
            Splitting splitting,
            Links links,
            IdempotentRequests idempotent,
            Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.communications = communications;
        this.splitting = splitting;
        this.links = links;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "splitTicket",
            summary = "Open a ticket for something that was said on another",
            description =
                    "The words become those of a new ticket of the same customer, about the same product, related to the one that they were said on;"
                            + " there they stay as well. A note of the desk cannot be split off: the customer sees a ticket's words.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SplitOff.class),
                            examples =
                                    @ExampleObject(
                                            name = "second matter",
                                            value = "{\"title\":\"A second mailbox is full\",\"severity\":\"C\"}")))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = TicketView.class),
                            examples = @ExampleObject(name = "second matter", value = EXAMPLE)))
    @APIResponse(
            responseCode = "409",
            description =
                    "It is a note of the desk, or the caller's tenant has no customer of its own behind the ticket")
    public Response split(
            @PathParam("ticketId") String ticketId,
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SplitOff as) {
        var scope = caller.scope();
        var reader = new Reader(scope, CommunicationRights.readsNotes(caller));
        var ticket = Parameters.id("communication", ticketId);
        var wanted = Parameters.id("communication", id);
        var route = "POST /v1/tickets/" + ticket + "/communications/" + wanted + "/split";
        return transactions.in(
                scope,
                () -> idempotent.answer(key, route, as, () -> {
                    var other = tickets.forChange(scope, ticket).orElseThrow(() -> Problem.notFound("communication"));
                    var words = communications
                            .one(reader, ticket, wanted)
                            .map(found -> found.view(scope))
                            .orElseThrow(() -> Problem.notFound("communication"));
                    if (words.visibility() == CommunicationVisibility.INTERNAL) {
                        throw Problem.conflict(
                                "It is a note of the desk, and the customer would see it as the words of a ticket; open one with words of its own.");
                    }
                    var opened = splitting.open(other, as, words.body());
                    links.link(opened.ticket(), LinkKind.RELATED_TO, other, Actor.Bearer.of(caller));
                    return Locations.created("/v1/tickets/" + opened.view().id())
                            .header(HttpHeaders.ETAG, ETags.of(opened.view().version()))
                            .entity(opened.view())
                            .build();
                }));
    }
}
