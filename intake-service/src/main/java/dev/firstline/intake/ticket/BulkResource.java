package dev.firstline.intake.ticket;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.outbox.Outbox;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.ticket.TicketOpening.Outcome;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many tickets at once over REST. */
@Path("/v1/tickets/bulk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
public class BulkResource {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Transactions transactions;
    private final TicketOpening opening;
    private final BulkItems items;
    private final Outbox outbox;
    private final IdempotentRequests idempotentRequests;
    private final Caller caller;

    BulkResource(
            Transactions transactions,
            TicketOpening opening,
            BulkItems items,
            Outbox outbox,
            IdempotentRequests idempotentRequests,
            Caller caller) {
        this.transactions = transactions;
        this.opening = opening;
        this.items = items;
        this.outbox = outbox;
        this.idempotentRequests = idempotentRequests;
        this.caller = caller;
    }

    @POST
    @MaxBody(MAX_BYTES)
    @RolesAllowed({
        Roles.CRM_CLIENT,
        Roles.HELPDESK_AGENT,
        Roles.ADMIN_AGENT,
        Roles.BILLING_ADMIN,
        Roles.SALES_AGENT,
        Roles.GLOBAL_ADMIN
    })
    @Operation(
            operationId = "openTickets",
            summary = "Open up to 500 tickets",
            description = "Each ticket is opened or refused by itself; the answer tells which. At most 4 MiB.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "two", value = TicketExamples.BULK)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = BulkResult.class),
                            examples = @ExampleObject(name = "mixed", value = TicketExamples.BULK_RESULT)))
    public Response open(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid BulkRequest request) {
        var filer = caller.tenant();
        var read = request.tickets().stream().map(items::read).toList();
        var compared = read.stream().map(Object::toString).toList();
        return transactions.inTenant(
                filer,
                () -> idempotentRequests.answer(
                        key,
                        "POST /v1/tickets/bulk",
                        compared,
                        () -> Response.ok(open(filer, read)).build()));
    }

    private BulkResult open(TenantPath filer, List<BulkItems.Item> read) {
        var by = Actor.Bearer.of(caller);
        var readable = read.stream()
                .flatMap(item -> item instanceof BulkItems.Item.Readable(NewTicket ticket)
                        ? Stream.of(new Opening(ticket, by))
                        : Stream.empty())
                .toList();
        var outcomes = opening.openAll(filer, readable).iterator();
        var traceparent = TraceContexts.current();
        var results = new ArrayList<BulkResult.Item>();
        var facts = new ArrayList<Outbox.Fact>();
        for (int index = 0; index < read.size(); index++) {
            var outcome = switch (read.get(index)) {
                case BulkItems.Item.Readable(NewTicket ticket) -> outcomes.next();
                case BulkItems.Item.Refused(Problem problem) -> new Outcome.Refused(problem);
            };
            results.add(
                    switch (outcome) {
                        case Outcome.Opened(OpenedTicket opened) -> {
                            facts.addAll(opened.facts(traceparent));
                            yield BulkResult.Item.opened(index, opened.view());
                        }
                        case Outcome.Refused(Problem problem) -> BulkResult.Item.refused(index, problem);
                    });
        }
        outbox.publish(facts);
        return new BulkResult(results);
    }
}
