package dev.firstline.escalation.registry;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Support contracts and benefits of partners. */
@Path("/v1/entitlements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Entitlements", description = "Support contracts and benefits, with their dates and units")
public class EntitlementResource {

    private final Transactions transactions;
    private final TenantChoice tenants;
    private final Entitlements entitlements;
    private final EntitlementRepository repository;
    private final IdempotentRequests idempotent;
    private final Cursors cursors;
    private final Caller caller;

    EntitlementResource(
            Transactions transactions,
            TenantChoice tenants,
            Entitlements entitlements,
            EntitlementRepository repository,
            IdempotentRequests idempotent,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.entitlements = entitlements;
        this.repository = repository;
        this.idempotent = idempotent;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "listEntitlements",
            summary = "List the entitlements of the caller's tenant and those below")
    @ExampleAnswer(name = "one", value = RegistryExamples.ENTITLEMENTS)
    public EntitlementView.Page list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("entitlements", scope.setting());
        var after = cursors.readId(list, cursor);
        var found = transactions.in(
                scope,
                () -> repository.page(scope, after, limit + 1).stream()
                        .map(EntitlementView::of)
                        .toList());
        var slice = Slice.of(found, limit, last -> cursors.write(list, last.id().toString()));
        return new EntitlementView.Page(slice.items(), slice.next());
    }

    @POST
    @APIResponse(responseCode = "409", description = "The tenant has no partner profile yet")
    @Operation(
            operationId = "addEntitlement",
            summary = "Add an entitlement; what was blocked for want of it is opened within moments")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = EntitlementRequest.class),
                            examples = {
                                @ExampleObject(name = "contract", value = RegistryExamples.ENTITLEMENT_REQUEST),
                                @ExampleObject(name = "counted incidents", value = RegistryExamples.COUNTED_REQUEST)
                            }))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = EntitlementView.class),
                            examples = @ExampleObject(name = "contract", value = RegistryExamples.ENTITLEMENT)))
    public Response add(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid EntitlementRequest request) {
        var tenant = tenants.of(request.tenant(), "/tenant");
        return transactions.inTenant(
                caller.tenant(),
                () -> idempotent.answer(key, "POST /v1/entitlements", request, () -> {
                    var view = entitlements.add(tenant, request, person());
                    return tagged(Locations.created("/v1/entitlements/" + view.id()), view);
                }));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(operationId = "getEntitlement", summary = "Read an entitlement")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EntitlementView.class),
                            examples = @ExampleObject(name = "contract", value = RegistryExamples.ENTITLEMENT)))
    public Response get(@PathParam("id") UUID id) {
        var scope = caller.scope();
        var view = transactions.in(scope, () -> EntitlementView.of(entitlements.seen(scope, id)));
        return tagged(Response.ok(), view);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "changeEntitlement", summary = "Replace an entitlement; needs If-Match")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = EntitlementRequest.class),
                            examples = @ExampleObject(name = "contract", value = RegistryExamples.ENTITLEMENT_REQUEST)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EntitlementView.class),
                            examples = @ExampleObject(name = "contract", value = RegistryExamples.ENTITLEMENT)))
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid EntitlementRequest request) {
        var scope = new Scope.Tenant(caller.tenant());
        var view =
                transactions.in(scope, () -> entitlements.change(scope, id, ifMatch, ifNoneMatch, request, person()));
        return tagged(Response.ok(), view);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "removeEntitlement",
            summary = "Remove an entitlement; needs If-Match. Escalations that are open already stay open")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var scope = new Scope.Tenant(caller.tenant());
        transactions.in(scope, () -> {
            entitlements.remove(scope, id, ifMatch);
            return true;
        });
    }

    private Entitlements.Person person() {
        return new Entitlements.Person(caller.subject(), caller.tenant().value());
    }

    private static Response tagged(Response.ResponseBuilder response, EntitlementView view) {
        return response.entity(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
