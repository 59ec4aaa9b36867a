package dev.firstline.intake.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.intake.admission.OpeningAdmission;
import dev.firstline.intake.feed.Actor;
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
import java.util.List;
import java.util.stream.IntStream;
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

    private static final int CREATED = 201;
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final BulkOpening opening;
    private final BulkItems items;
    private final BulkAdmission admissions;
    private final OpeningAdmission admission;
    private final IdempotentRequests idempotentRequests;
    private final Caller caller;

    BulkResource(
            BulkOpening opening,
            BulkItems items,
            BulkAdmission admissions,
            OpeningAdmission admission,
            IdempotentRequests idempotentRequests,
            Caller caller) {
        this.opening = opening;
        this.items = items;
        this.admissions = admissions;
        this.admission = admission;
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
        var once = key == null
                ? null
                : idempotentRequests.keyed(key, "POST /v1/tickets/bulk", compared(read, request.tickets()));
        var done = opening.open(filer, Actor.Bearer.of(caller), admissions.admitted(filer, read), once);
        if (!done.replayed()) {
            admission.opened((int) done.result().items().stream()
                    .filter(item -> item.status() == CREATED)
                    .count());
        }
        var answer = Response.ok(done.result());
        return (done.replayed() ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }

    /** By what a repeated request is known: tickets as they were read, and what is none as it was sent. */
    private static List<Object> compared(List<BulkItems.Item> read, List<JsonNode> sent) {
        return IntStream.range(0, read.size())
                .<Object>mapToObj(index ->
                        read.get(index) instanceof BulkItems.Item.Readable(NewTicket ticket) ? ticket : sent.get(index))
                .toList();
    }
}
