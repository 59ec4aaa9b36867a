package dev.firstline.escalation.delegation;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.registry.TenantChoice;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** By what relations partners reach their customers' clouds. */
@Path("/v1/delegated-access")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(
        name = "Delegated access",
        description = "GDAP, DAP, reseller relation and Azure roles by which a partner reaches a customer's cloud")
public class DelegatedAccessResource {

    private final Transactions transactions;
    private final TenantChoice tenants;
    private final RecordedAccess recorded;
    private final CustomerAccessRepository repository;
    private final Cursors cursors;
    private final Caller caller;

    DelegatedAccessResource(
            Transactions transactions,
            TenantChoice tenants,
            RecordedAccess recorded,
            CustomerAccessRepository repository,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.recorded = recorded;
        this.repository = repository;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "listDelegatedAccess",
            summary = "List what the caller's tenant and those below have recorded of their access to customers")
    @ExampleAnswer(name = "one", value = AccessExamples.ACCESSES)
    public CustomerAccessView.Page list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("delegated-access", scope.setting());
        var after = cursors.readId(list, cursor);
        var found = transactions.in(
                scope,
                () -> repository.page(scope, after, limit + 1).stream()
                        .map(entity -> new Row(entity.id, CustomerAccessView.of(entity)))
                        .toList());
        var slice = Slice.of(found, limit, last -> cursors.write(list, last.id().toString()));
        return new CustomerAccessView.Page(slice.items().stream().map(Row::view).toList(), slice.next());
    }

    @GET
    @Path("/{customerId}")
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "getDelegatedAccess",
            summary = "Read what a tenant has recorded of its access to a customer")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerAccessView.class),
                            examples = @ExampleObject(name = "gdap and azure", value = AccessExamples.ACCESS)))
    @APIResponse(responseCode = "404", description = "Nothing is recorded of that customer at this tenant")
    public Response get(@PathParam("customerId") UUID customerId, @QueryParam("tenant") @Nullable String tenant) {
        var chosen = tenants.of(tenant);
        var view = transactions.inTenant(chosen, () -> CustomerAccessView.of(recorded.standing(chosen, customerId)));
        return tagged(Response.ok(), view);
    }

    @PUT
    @Path("/{customerId}")
    @APIResponse(responseCode = "409", description = "The tenant has no partner profile yet")
    @APIResponse(responseCode = "428")
    @Operation(
            operationId = "putDelegatedAccess",
            summary =
                    "State all relations by which a tenant reaches a customer's cloud; a change of what was stated before needs If-Match",
            description =
                    "What was blocked for want of access is opened within moments, where it is there now. From the"
                            + " first statement on, what is not in the list is taken for missing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerAccessRequest.class),
                            examples = @ExampleObject(name = "gdap and azure", value = AccessExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or as it was",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerAccessView.class),
                            examples = @ExampleObject(name = "gdap and azure", value = AccessExamples.ACCESS)))
    @APIResponse(responseCode = "201", description = "The first statement of this customer")
    public Response put(
            @PathParam("customerId") UUID customerId,
            @QueryParam("tenant") @Nullable String tenant,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid CustomerAccessRequest request) {
        var chosen = tenants.of(tenant);
        var stored =
                transactions.inTenant(chosen, () -> recorded.put(chosen, customerId, ifMatch, ifNoneMatch, request));
        return tagged(Response.status(stored.first() ? Response.Status.CREATED : Response.Status.OK), stored.view());
    }

    @DELETE
    @Path("/{customerId}")
    @Operation(
            operationId = "removeDelegatedAccess",
            summary = "Forget what was recorded of a customer; needs If-Match. Then nothing is known again")
    @APIResponse(responseCode = "204", description = "Removed")
    public void remove(
            @PathParam("customerId") UUID customerId,
            @QueryParam("tenant") @Nullable String tenant,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var chosen = tenants.of(tenant);
        transactions.inTenant(chosen, () -> {
            recorded.remove(chosen, customerId, ifMatch);
            return true;
        });
    }

    private record Row(UUID id, CustomerAccessView view) {}

    private static Response tagged(Response.ResponseBuilder response, CustomerAccessView view) {
        return response.entity(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
