package dev.firstline.intake.communication;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.communication.CommunicationRepository.Reader;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.IdsInSystem;
import dev.firstline.intake.reference.References;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What words on a ticket are called in the partner's systems. */
@Path("/v1/tickets/{ticketId}/communications/{id}/references")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "References")
public class CommunicationReferenceResource {

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final CommunicationRepository communications;
    private final ExternalReferences references;
    private final Caller caller;

    CommunicationReferenceResource(
            Transactions transactions,
            TicketRepository tickets,
            CommunicationRepository communications,
            ExternalReferences references,
            Caller caller) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.communications = communications;
        this.references = references;
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
            operationId = "listCommunicationReferences",
            summary = "List what a communication is called in the partner's systems",
            description = "As the caller's tenant and those below it call it; by system and id.")
    @ExampleAnswer(name = "two systems", value = References.EXAMPLE)
    public References list(@PathParam("ticketId") String ticketId, @PathParam("id") String id) {
        var reader = new Reader(caller.scope(), CommunicationRights.readsNotes(caller));
        return transactions.in(
                reader.scope(), () -> references.of(words(reader, ticketId, id).id()));
    }

    @PUT
    @Path("/{system}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "putCommunicationReferences",
            summary = "Say what a communication is called in one system",
            description =
                    "All its ids there; what is not among them any more is taken away. Other systems, and what other tenants call it, stay.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "one id", value = IdsInSystem.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = References.class),
                            examples = @ExampleObject(name = "two systems", value = References.EXAMPLE)))
    @APIResponse(
            responseCode = "409",
            description = "An id belongs to another communication, or the communication has too many")
    public References put(
            @PathParam("ticketId") String ticketId,
            @PathParam("id") String id,
            @Parameter(example = "mail") @PathParam("system") String system,
            @Parameter(description = "`*`: only where it is called nothing in that system yet")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String ifNoneMatch,
            @NotNull @Valid IdsInSystem ids) {
        var giver = caller.tenant();
        var reader = new Reader(caller.scope(), CommunicationRights.readsNotes(caller));
        var wanted = ids.in(system);
        return transactions.in(reader.scope(), () -> {
            // Who adds words holds the ticket before it claims what they are called.
            tickets.forChange(reader.scope(), Parameters.id("communication", ticketId));
            var words = words(reader, ticketId, id);
            references.set(giver, words.holder(), system, wanted, ifNoneMatch, () -> {});
            return references.of(words.id());
        });
    }

    private Communication words(Reader reader, String ticketId, String id) {
        return communications
                .one(reader, Parameters.id("communication", ticketId), Parameters.id("communication", id))
                .orElseThrow(() -> Problem.notFound("communication"));
    }
}
