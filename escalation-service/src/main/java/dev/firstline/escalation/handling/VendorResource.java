package dev.firstline.escalation.handling;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** After filing: what the vendor says, and the way back to the desk. */
@Path("/v1/escalations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Vendor", description = "What the vendor says, and the way back")
public class VendorResource {

    private static final int MOST = 200;

    private final Transactions transactions;
    private final EscalationActions desk;
    private final EscalationViews views;
    private final VendorUpdateRepository updates;
    private final IdempotentRequests idempotent;
    private final Caller caller;

    VendorResource(
            Transactions transactions,
            EscalationActions desk,
            EscalationViews views,
            VendorUpdateRepository updates,
            IdempotentRequests idempotent,
            Caller caller) {
        this.transactions = transactions;
        this.desk = desk;
        this.views = views;
        this.updates = updates;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    @GET
    @Path("/vendor-updates")
    @Operation(operationId = "listVendorUpdates", summary = "List what the vendor said, the latest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = VendorUpdateView.Items.class),
                            examples = @ExampleObject(name = "one", value = EscalationExamples.UPDATES)))
    public VendorUpdateView.Items updates(@PathParam("id") UUID id) {
        var scope = caller.scope();
        return transactions.in(
                scope,
                () -> new VendorUpdateView.Items(updates.latest(desk.seen(scope, id), MOST).stream()
                        .map(update -> VendorUpdateView.of(update, scope))
                        .toList()));
    }

    @POST
    @Path("/vendor-updates")
    @APIResponse(responseCode = "409", description = "The escalation does not wait for the vendor")
    @Operation(operationId = "addVendorUpdate", summary = "Write down what the vendor said")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = VendorUpdateRequest.class),
                            examples = @ExampleObject(name = "question", value = EscalationExamples.UPDATE_REQUEST)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = VendorUpdateView.class),
                            examples = @ExampleObject(name = "question", value = EscalationExamples.UPDATE)))
    public Response update(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid VendorUpdateRequest request) {
        var scope = new Scope.Tenant(caller.tenant());
        var route = "POST /v1/escalations/" + id + "/vendor-updates";
        return transactions.in(
                scope,
                () -> idempotent.answer(key, route, request, () -> {
                    var update = desk.vendorSaid(scope, id, request.vendorStatus(), request.note(), caller.subject());
                    return Response.status(Response.Status.CREATED)
                            .entity(VendorUpdateView.of(update, scope))
                            .build();
                }));
    }

    @POST
    @Path("/hand-back")
    @Operation(operationId = "handBack", summary = "Give the ticket back to the desk, solved or not")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = HandBackRequest.class),
                            examples = @ExampleObject(name = "solved", value = EscalationExamples.HAND_BACK_REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EscalationView.class),
                            examples = @ExampleObject(name = "handed back", value = EscalationExamples.HANDED_BACK)))
    @APIResponse(responseCode = "409", description = "The state does not allow it; the legal moves are named")
    public Response handBack(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid HandBackRequest request) {
        var scope = new Scope.Tenant(caller.tenant());
        var route = "POST /v1/escalations/" + id + "/hand-back";
        return transactions.in(
                scope,
                () -> idempotent.answer(key, route, request, () -> {
                    var view = views.of(
                            scope, desk.handBack(scope, id, request.solved(), request.note(), caller.subject()));
                    return Response.ok(view)
                            .header(HttpHeaders.ETAG, ETags.of(view.version()))
                            .build();
                }));
    }
}
