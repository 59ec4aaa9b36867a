package dev.firstline.intake.followup;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.FollowUp;
import dev.firstline.intake.ticket.TicketJournal;
import dev.firstline.intake.ticket.TicketRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Saying when the desk looks at a ticket again. */
@Path("/v1/tickets/{ticketId}/follow-up")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Tickets")
public class FollowUpResource {

    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    private static final String EXAMPLE =
            "{\"ticketId\":\"019aa5a0-7c00-7000-8000-000000000001\",\"at\":\"2026-12-01T09:00:00Z\"}";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketJournal journal;
    private final Caller caller;
    private final Clock clock;

    FollowUpResource(
            Transactions transactions, TicketRepository tickets, TicketJournal journal, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Operation(
            operationId = "followUpTicket",
            summary = "Say when the desk looks at a ticket again",
            description =
                    "Then the change feed tells FOLLOW_UP_DUE, unless the ticket has ended. A later time takes the place of the one before.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = FollowUpRequest.class),
                            examples = @ExampleObject(name = "morning", value = "{\"at\":\"2026-12-01T09:00:00Z\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TicketFollowUp.class),
                            examples = @ExampleObject(name = "planned", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "A tenant above has planned one, or the ticket has ended")
    public TicketFollowUp plan(
            @PathParam("ticketId") String ticketId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid FollowUpRequest request) {
        var now = clock.instant();
        if (!request.at().isAfter(now) || request.at().isAfter(now.plus(FARTHEST))) {
            throw Problem.invalid("/at", "must lie in the future, within five years");
        }
        var id = Parameters.id("ticket", ticketId);
        // As exactly as the database keeps it.
        var at = request.at().truncatedTo(ChronoUnit.MICROS);
        change(id, ifNoneMatch, FollowUp.at(at, caller.tenant().value()));
        return new TicketFollowUp(id, at);
    }

    @DELETE
    @Operation(operationId = "forgetFollowUp", summary = "Take back when the desk looks at a ticket again")
    @APIResponse(responseCode = "204", description = "There is no such time")
    @APIResponse(responseCode = "409", description = "A tenant above has planned one, or the ticket has ended")
    public void forget(@PathParam("ticketId") String ticketId) {
        change(Parameters.id("ticket", ticketId), null, FollowUp.NONE);
    }

    private void change(UUID id, @Nullable String ifNoneMatch, FollowUp planned) {
        var scope = caller.scope();
        transactions.in(scope, () -> {
            var ticket = tickets.forChange(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
            if (ticket.status().isFinal()) {
                throw Problem.conflict("The ticket has ended as " + ticket.status() + "; nobody looks at it again.");
            }
            if (ticket.followUp().isPlannedAbove(scope)) {
                throw Problem.conflict("Somebody of a tenant above has planned to look at this ticket again.");
            }
            if (!ticket.followUp().equals(FollowUp.NONE)) {
                ETags.refuseKnown(ifNoneMatch);
            }
            if (planned.equals(ticket.followUp())) {
                return false;
            }
            ticket.followUp(planned);
            // In the name of the tenant that said it: those below are not told of its plans.
            journal.note(List.of(new Noted(
                    caller.tenant(),
                    ticket.id(),
                    ticket.version(),
                    ChangeKind.FOLLOW_UP_PLANNED,
                    clock.instant(),
                    Actor.Bearer.of(caller))));
            return true;
        });
    }
}
