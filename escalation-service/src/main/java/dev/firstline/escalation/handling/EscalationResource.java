package dev.firstline.escalation.handling;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.lifecycle.EscalationState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Escalations, for reading. */
@Path("/v1/escalations")
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
@Tag(name = "Escalations", description = "Tickets on their way to a vendor and back")
public class EscalationResource {

    private final Transactions transactions;
    private final EscalationRepository escalations;
    private final EscalationActions desk;
    private final EscalationViews views;
    private final Cursors cursors;
    private final Caller caller;

    EscalationResource(
            Transactions transactions,
            EscalationRepository escalations,
            EscalationActions desk,
            EscalationViews views,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.escalations = escalations;
        this.desk = desk;
        this.views = views;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listEscalations", summary = "List escalations, the latest first")
    @ExampleAnswer(name = "one", value = EscalationExamples.ESCALATIONS)
    public EscalationView.Page list(
            @QueryParam("state") @Nullable EscalationState state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("escalations", scope.setting(), String.valueOf(state));
        var before = cursors.readId(list, cursor);
        var found = transactions.in(scope, () -> views.of(scope, escalations.page(scope, state, before, limit + 1)));
        var slice = Slice.of(found, limit, last -> cursors.write(list, last.id().toString()));
        return new EscalationView.Page(slice.items(), slice.next());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getEscalation", summary = "Read an escalation")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EscalationView.class),
                            examples = {
                                @ExampleObject(name = "open", value = EscalationExamples.ESCALATION),
                                @ExampleObject(name = "blocked", value = EscalationExamples.BLOCKED)
                            }))
    public Response get(@PathParam("id") UUID id) {
        var scope = caller.scope();
        var view = transactions.in(scope, () -> views.of(scope, desk.seen(scope, id)));
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
