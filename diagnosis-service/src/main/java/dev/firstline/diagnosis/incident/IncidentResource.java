package dev.firstline.diagnosis.incident;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Known incidents of the vendors' services. One of a tenant holds for it and for all tenants below. */
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Incidents", description = "Known incidents of the vendors' services, as they explain tickets")
public class IncidentResource {

    private final Transactions transactions;
    private final Incidents incidents;
    private final IncidentStore store;
    private final IncidentViews views;
    private final Cursors cursors;
    private final Caller caller;

    IncidentResource(
            Transactions transactions,
            Incidents incidents,
            IncidentStore store,
            IncidentViews views,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.store = store;
        this.views = views;
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
            operationId = "listIncidents",
            summary = "List the known incidents that hold for the caller's tenant or for tenants below")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentView.Page.class),
                            examples = @ExampleObject(name = "one", value = IncidentExamples.INCIDENTS)))
    public IncidentView.Page list(
            @QueryParam("closed") @DefaultValue("false") boolean closedToo,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("incidents", scope.setting(), String.valueOf(closedToo));
        var after = cursors.read(list, cursor);
        var found = transactions.in(scope, () -> views.of(scope, store.page(scope, closedToo, after, limit + 1)));
        var slice = Slice.of(found, limit, last -> cursors.write(list, last.tenant(), last.incidentId()));
        return new IncidentView.Page(slice.items(), slice.next());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{incidentId}")
    @Operation(
            operationId = "openIncident",
            summary =
                    "Open a known incident, or correct or reopen it; tickets that it explains are linked to it from now on, open ones soon after")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentRequest.class),
                            examples = {
                                @ExampleObject(name = "everywhere", value = IncidentExamples.REQUEST),
                                @ExampleObject(name = "one region", value = IncidentExamples.REGIONAL_REQUEST)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentView.class),
                            examples = @ExampleObject(name = "opened", value = IncidentExamples.INCIDENT)))
    @APIResponse(
            responseCode = "200",
            description = "known already; now as in the request",
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentView.class),
                            examples = @ExampleObject(name = "known", value = IncidentExamples.INCIDENT)))
    public Response open(
            @PathParam("incidentId") @Pattern(regexp = IncidentId.FORM, message = IncidentId.RULE) String incidentId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid IncidentRequest request) {
        var tenant = caller.tenant();
        return transactions.inTenant(tenant, () -> {
            var opening = incidents.open(tenant, incidentId, request, ifNoneMatch);
            return Response.status(opening.isNew() ? Response.Status.CREATED : Response.Status.OK)
                    .entity(views.of(new Scope.Tenant(tenant), opening.incident()))
                    .build();
        });
    }

    @DELETE
    @Path("/{incidentId}")
    @Operation(
            operationId = "closeIncident",
            summary = "Close a known incident; the tickets that are linked to it are let go soon after")
    @APIResponse(
            responseCode = "200",
            description = "closed, now or before",
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentView.class),
                            examples = @ExampleObject(name = "closed", value = IncidentExamples.CLOSED)))
    public IncidentView close(
            @PathParam("incidentId") @Pattern(regexp = IncidentId.FORM, message = IncidentId.RULE) String incidentId) {
        var tenant = caller.tenant();
        return transactions.inTenant(
                tenant,
                () -> incidents
                        .close(tenant, incidentId)
                        .map(closed -> views.of(new Scope.Tenant(tenant), closed))
                        .orElseThrow(() -> Problem.notFound("incident")));
    }
}
