package dev.firstline.escalation.registry;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.ledger.Cause;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The account of an entitlement: what happened to its units, and what the vendor says of them. */
@Path("/v1/entitlements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Entitlements")
public class EntitlementUnitsResource {

    private final Transactions transactions;
    private final Entitlements entitlements;
    private final MovementRows movements;
    private final IdempotentRequests idempotent;
    private final Cursors cursors;
    private final Caller caller;

    EntitlementUnitsResource(
            Transactions transactions,
            Entitlements entitlements,
            MovementRows movements,
            IdempotentRequests idempotent,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.entitlements = entitlements;
        this.movements = movements;
        this.idempotent = idempotent;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Path("/movements")
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "listEntitlementMovements",
            summary =
                    "List what happened to the units of an entitlement, the latest first; nothing where they are not counted")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = MovementView.Page.class),
                            examples = @ExampleObject(name = "filed", value = RegistryExamples.MOVEMENTS)))
    public MovementView.Page movements(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("movements", scope.setting(), id.toString());
        var position = cursors.read(list, cursor);
        long before = position == null ? Long.MAX_VALUE : Long.parseLong(position.getFirst());
        var found =
                transactions.in(scope, () -> movements.page(scope, entitlements.seen(scope, id).id, before, limit + 1));
        var slice = Slice.of(found, limit, last -> cursors.write(list, String.valueOf(last.number())));
        return new MovementView.Page(slice.items(), slice.next());
    }

    @POST
    @Path("/reconcile")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "reconcileEntitlement",
            summary =
                    "Take over the vendor's figures, with the reason; what is reserved stays reserved while they suffice",
            description =
                    "Where the vendor has fewer than are reserved, the latest reservations are taken back within moments:"
                            + " their escalations are planned anew.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ReconcileRequest.class),
                            examples = @ExampleObject(name = "fewer", value = RegistryExamples.RECONCILE_REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EntitlementView.class),
                            examples = @ExampleObject(name = "counted", value = RegistryExamples.COUNTED)))
    @APIResponse(responseCode = "409", description = "The units of this entitlement are not counted")
    public Response reconcile(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ReconcileRequest request) {
        request.check();
        var scope = new Scope.Tenant(caller.tenant());
        var cause = new Cause(
                null,
                null,
                caller.subject(),
                caller.tenant().value(),
                request.reason().strip());
        return transactions.in(
                scope,
                () -> idempotent.answer(key, "POST /v1/entitlements/" + id + "/reconcile", request, () -> {
                    var view = entitlements.reconcile(scope, id, request.total(), request.remaining(), cause);
                    return Response.ok(view)
                            .header(HttpHeaders.ETAG, ETags.of(view.version()))
                            .build();
                }));
    }
}
