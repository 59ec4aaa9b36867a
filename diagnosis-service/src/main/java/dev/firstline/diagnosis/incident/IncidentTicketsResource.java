package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tickets that an incident explains now. */
@Path("/v1/incidents/{incidentId}/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
public class IncidentTicketsResource {

    private final Transactions transactions;
    private final IncidentStore store;
    private final LinkedTickets linked;
    private final Cursors cursors;
    private final Caller caller;

    IncidentTicketsResource(
            Transactions transactions, IncidentStore store, LinkedTickets linked, Cursors cursors, Caller caller) {
        this.transactions = transactions;
        this.store = store;
        this.linked = linked;
        this.cursors = cursors;
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
            operationId = "listIncidentTickets",
            summary = "List the tickets that a known incident explains now, by tenant and id",
            description =
                    "Of several incidents of that id: the caller's own, else that of the nearest tenant above, else that of the first"
                            + " tenant below. Only tickets of the caller's tenant and of those below it are listed.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = LinkedTicket.Page.class),
                            examples = @ExampleObject(name = "one", value = IncidentExamples.TICKETS)))
    public LinkedTicket.Page list(
            @PathParam("incidentId") @Pattern(regexp = IncidentId.FORM, message = IncidentId.RULE) String incidentId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("incident-tickets", scope.setting(), incidentId);
        var after = LinkedTicket.After.of(cursors.read(list, cursor));
        var found = transactions.in(scope, () -> {
            var incident = store.seenBy(scope, incidentId).orElseThrow(() -> Problem.notFound("incident"));
            return linked.page(scope, incident, after, limit + 1);
        });
        var slice = Slice.of(
                found,
                limit,
                last -> cursors.write(list, last.tenant(), last.ticketId().toString()));
        return new LinkedTicket.Page(slice.items(), slice.next());
    }
}
