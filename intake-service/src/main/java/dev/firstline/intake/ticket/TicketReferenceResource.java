package dev.firstline.intake.ticket;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.reference.ExternalReferences;
import dev.firstline.intake.reference.Holder;
import dev.firstline.intake.reference.IdsInSystem;
import dev.firstline.intake.reference.ReferenceKind;
import dev.firstline.intake.reference.References;
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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a ticket is called in the partner's systems. */
@Path("/v1/tickets/{ticketId}/references")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "References", description = "What things are called in the partner's own systems")
public class TicketReferenceResource {

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketJournal journal;
    private final ExternalReferences references;
    private final Caller caller;
    private final Clock clock;

    TicketReferenceResource(
            Transactions transactions,
            TicketRepository tickets,
            TicketJournal journal,
            ExternalReferences references,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.journal = journal;
        this.references = references;
        this.caller = caller;
        this.clock = clock;
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
            operationId = "listTicketReferences",
            summary = "List what a ticket is called in the partner's systems",
            description = "As the caller's tenant and those below it call it; by system and id.")
    @ExampleAnswer(name = "two systems", value = References.EXAMPLE)
    public References list(@PathParam("ticketId") String ticketId) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(scope, () -> {
            if (!tickets.exists(scope, id)) {
                throw Problem.notFound("ticket");
            }
            return references.of(id);
        });
    }

    @PUT
    @Path("/{system}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "putTicketReferences",
            summary = "Say what a ticket is called in one system",
            description =
                    "All its ids there; what is not among them any more is taken away. Other systems, and what other tenants call it, stay. A ticket"
                            + " may have ended.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "one id", value = IdsInSystem.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = References.class),
                            examples = @ExampleObject(name = "two systems", value = References.EXAMPLE)))
    @APIResponse(responseCode = "409", description = "An id belongs to another ticket, or the ticket has too many")
    public References put(
            @PathParam("ticketId") String ticketId,
            @Parameter(example = "crm") @PathParam("system") String system,
            @Parameter(description = "`*`: only where it is called nothing in that system yet")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String ifNoneMatch,
            @NotNull @Valid IdsInSystem ids) {
        var giver = caller.tenant();
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        var wanted = ids.in(system);
        return transactions.in(scope, () -> {
            if (!tickets.exists(scope, id)) {
                throw Problem.notFound("ticket");
            }
            var holder = new Holder(ReferenceKind.TICKET, id, id);
            if (references.set(giver, holder, system, wanted, ifNoneMatch, () -> locked(id))) {
                note(locked(id));
            }
            return references.of(id);
        });
    }

    private Ticket locked(UUID id) {
        return tickets.forChange(caller.scope(), id).orElseThrow(() -> Problem.notFound("ticket"));
    }

    /** In the name of the tenant that calls it so, as nobody below is told. */
    private void note(Ticket ticket) {
        ticket.placed();
        journal.note(List.of(new Noted(
                caller.tenant(),
                ticket.id(),
                ticket.version(),
                ChangeKind.REFERENCES_CHANGED,
                clock.instant(),
                Actor.Bearer.of(caller))));
    }
}
