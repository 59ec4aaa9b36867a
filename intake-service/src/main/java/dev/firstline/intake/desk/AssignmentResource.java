package dev.firstline.intake.desk;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.communication.DeskNotes;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.query.Parameters;
import dev.firstline.intake.ticket.Desk;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketJournal;
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
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Taking a ticket, releasing it, and handing it over. */
@Path("/v1/tickets/{ticketId}/assignment")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Queues")
public class AssignmentResource {

    private static final String EXAMPLE =
            "{\"ticketId\":\"019aa5a0-7c00-7000-8000-000000000001\",\"queue\":\"mail\",\"owner\":{\"subject\":\"agent-7\",\"name\":\"Dana Reis\"}}";

    private static final String RELEASED = "{\"ticketId\":\"019aa5a0-7c00-7000-8000-000000000001\",\"queue\":\"mail\"}";

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketJournal journal;
    private final QueueStore queues;
    private final DeskNotes notes;
    private final Caller caller;
    private final Clock clock;

    AssignmentResource(
            Transactions transactions,
            TicketRepository tickets,
            TicketJournal journal,
            QueueStore queues,
            DeskNotes notes,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.journal = journal;
        this.queues = queues;
        this.notes = notes;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/take")
    @Operation(
            operationId = "takeTicket",
            summary = "Take a ticket: the caller works on it",
            description = "One that somebody else works on is taken with `over` alone. Whose it is already keeps it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Take.class),
                            examples = @ExampleObject(name = "take", value = "{\"name\":\"Dana Reis\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Assignment.class),
                            examples = @ExampleObject(name = "taken", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "Somebody else works on it, or it has ended")
    public Assignment take(@PathParam("ticketId") String ticketId, @NotNull @Valid Take request) {
        var subject = caller.subject();
        return change(ticketId, null, desk -> {
            var owner = desk.owner();
            if (subject.equals(owner) && request.name() == null) {
                return desk;
            }
            if (owner != null && !owner.equals(subject) && !request.isOver()) {
                throw Problem.conflict("The ticket is " + owner + "'s; send over: true to take it all the same.");
            }
            return desk.of(subject, request.name(), caller.scope().setting());
        });
    }

    @POST
    @Path("/release")
    @Operation(operationId = "releaseTicket", summary = "Release a ticket: it is nobody's, in the queue where it lies")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Release.class),
                            examples = @ExampleObject(name = "release", value = "{}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Assignment.class),
                            examples = @ExampleObject(name = "released", value = RELEASED)))
    @APIResponse(responseCode = "409", description = "Somebody of a tenant above works on it, or it has ended")
    public Assignment release(@PathParam("ticketId") String ticketId, @NotNull @Valid Release request) {
        return change(ticketId, request.note(), Desk::released);
    }

    @POST
    @Path("/hand-over")
    @Operation(
            operationId = "handOverTicket",
            summary = "Hand a ticket over to somebody else, into a queue, or both",
            description =
                    "Into a queue alone it is nobody's until somebody takes it. The note is one of the desk, and written in the same transaction.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = HandOver.class),
                            examples =
                                    @ExampleObject(
                                            name = "to the mail queue",
                                            value = "{\"queue\":\"mail\",\"note\":\"He waits for the certificate.\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Assignment.class),
                            examples = @ExampleObject(name = "handed over", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "Somebody of a tenant above works on it, or it has ended")
    public Assignment handOver(@PathParam("ticketId") String ticketId, @NotNull @Valid HandOver request) {
        var to = request.to();
        var queue = request.queue();
        if (to == null && queue == null) {
            throw Problem.invalid("/to", "or a queue is needed");
        }
        var by = caller.scope().setting();
        return change(ticketId, request.note(), desk -> {
            var there = desk;
            if (queue != null) {
                var tenant = caller.tenant();
                if (desk.isQueuedAbove(caller.scope())) {
                    throw Problem.conflict("The ticket lies in a queue of a tenant above, and stays there.");
                }
                if (queues.kept(tenant, queue).isEmpty()) {
                    throw Problem.invalid("/queue", "is no queue of the caller's tenant");
                }
                there = there.in(queue, tenant.value());
            }
            return to == null ? there.released() : there.of(to.subject(), to.name(), by);
        });
    }

    /** What changes nothing is told to nobody. */
    private Assignment change(String ticketId, @Nullable String note, UnaryOperator<Desk> change) {
        var scope = caller.scope();
        var id = Parameters.id("ticket", ticketId);
        return transactions.in(scope, () -> {
            var ticket = tickets.forChange(scope, id).orElseThrow(() -> Problem.notFound("ticket"));
            if (ticket.status().isFinal()) {
                throw Problem.conflict("The ticket has ended as " + ticket.status() + "; nobody works on it any more.");
            }
            if (ticket.desk().isOwnedAbove(scope)) {
                throw Problem.conflict("Somebody of a tenant above works on this ticket.");
            }
            var desk = change.apply(ticket.desk());
            if (!desk.equals(ticket.desk())) {
                ticket.assign(desk);
                tell(ticket);
            }
            notes.write(ticket, note);
            return Assignment.of(ticket, scope);
        });
    }

    /** In the name of the tenant that said it: those below are not told who works for it. */
    private void tell(Ticket ticket) {
        journal.note(List.of(new Noted(
                caller.tenant(),
                ticket.id(),
                ticket.version(),
                ChangeKind.ASSIGNED,
                clock.instant(),
                Actor.Bearer.of(caller))));
    }
}
