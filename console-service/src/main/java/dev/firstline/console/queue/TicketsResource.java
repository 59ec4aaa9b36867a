package dev.firstline.console.queue;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Texts;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.sight.Sight;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The queue for machines. */
@Path("/v1/console/tickets")
@Produces(MediaType.APPLICATION_JSON)
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
@Tag(name = "Tickets", description = "How each ticket stands, as the topics of the platform tell it")
public class TicketsResource {

    private final Transactions transactions;
    private final Queue queue;
    private final QueueStore store;
    private final Caller caller;

    TicketsResource(Transactions transactions, Queue queue, QueueStore store, Caller caller) {
        this.transactions = transactions;
        this.queue = queue;
        this.store = store;
        this.caller = caller;
    }

    /** A page of tickets; {@code next} is the cursor of the following page, or null at the end. */
    @Schema(name = "ConsoleTicketPage")
    public record Page(List<TicketAnswer> items, @Nullable String next) {}

    @GET
    @Operation(
            operationId = "listConsoleTickets",
            summary = "List tickets by what is due next",
            description = "Tickets to which nothing is due come last, the newest first.")
    @ExampleAnswer(name = "one", value = Examples.PAGE)
    public Page list(
            @QueryParam("open") @Nullable Boolean open,
            @QueryParam("status") @Nullable TicketStatus status,
            @QueryParam("severity") @Nullable Severity severity,
            @QueryParam("breached")
                    @Parameter(
                            description =
                                    "Whether any promise to the customer was broken: first response, next response, periodic update or resolution")
                    @Nullable Boolean breached,
            @QueryParam("search") @Size(max = QueueFilter.MAX_SEARCH) @Nullable String search,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (search != null && !Texts.isOneLine(search)) {
            throw Problem.invalid("search", "must be one line of clean text");
        }
        var filter = new QueueFilter(
                open, status, severity, breached, search == null || Texts.isBlank(search) ? null : search.strip());
        var scope = caller.scope();
        var page = transactions.in(scope, () -> queue.page(scope, filter, cursor, limit));
        var sight = new Sight(scope, caller.readsNotes());
        return new Page(
                page.rows().stream().map(row -> TicketAnswer.of(row, sight)).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "showConsoleTicket", summary = "Show how one ticket stands")
    @ExampleAnswer(name = "escalated", value = Examples.TICKET)
    public TicketAnswer show(@PathParam("id") UUID id) {
        var scope = caller.scope();
        return transactions
                .in(scope, () -> store.find(scope, id))
                .map(row -> TicketAnswer.of(row, new Sight(scope, caller.readsNotes())))
                .orElseThrow(() -> Problem.notFound("ticket"));
    }
}
