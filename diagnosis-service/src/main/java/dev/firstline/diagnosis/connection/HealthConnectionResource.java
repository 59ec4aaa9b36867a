package dev.firstline.diagnosis.connection;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.diagnosis.graph.GraphException;
import dev.firstline.diagnosis.graph.GraphFailure;
import dev.firstline.diagnosis.graph.GraphReader;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connections to the service health of customers' directories at Microsoft. */
@Path("/v1/health-connections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(
        name = "Health connections",
        description = "Leave to read the service health of customers' directories, from which known incidents come")
public class HealthConnectionResource {

    private final Transactions transactions;
    private final HealthConnections connections;
    private final HealthConnectionStore store;
    private final GraphReader graph;
    private final Cursors cursors;
    private final Caller caller;

    HealthConnectionResource(
            Transactions transactions,
            HealthConnections connections,
            HealthConnectionStore store,
            GraphReader graph,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.connections = connections;
        this.store = store;
        this.graph = graph;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "listHealthConnections",
            summary = "List the connections of the caller's tenant and of those below, by tenant and directory")
    @ExampleAnswer(name = "one", value = HealthConnectionExamples.CONNECTIONS)
    public HealthConnectionView.Page list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("health-connections", scope.setting());
        var after = cursors.read(list, cursor);
        var found = transactions.in(scope, () -> store.page(scope, after, limit + 1));
        var slice = Slice.of(
                found,
                limit,
                last -> cursors.write(
                        list, last.tenant().value(), last.directory().toString()));
        return new HealthConnectionView.Page(
                slice.items().stream().map(HealthConnectionView::of).toList(), slice.next());
    }

    @GET
    @Path("/{directoryId}")
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "getHealthConnection",
            summary = "Read a connection, and how its polls go",
            description =
                    "Where several tenants have one to that directory: the caller's own, else that of the first tenant below.")
    @ExampleAnswer(name = "well", value = HealthConnectionExamples.CONNECTION)
    public HealthConnectionView get(@PathParam("directoryId") UUID directoryId) {
        var scope = caller.scope();
        return transactions
                .in(scope, () -> store.seenBy(scope, directoryId))
                .map(HealthConnectionView::of)
                .orElseThrow(() -> Problem.notFound("health connection"));
    }

    @PUT
    @Path("/{directoryId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putHealthConnection",
            summary = "Connect to the service health of a directory, or change the connection",
            description =
                    "The secret is kept encrypted and never shown. Incidents that the vendor has open become known incidents of the"
                            + " caller's tenant soon after.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = HealthConnectionRequest.class),
                            examples = @ExampleObject(name = "connect", value = HealthConnectionExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "connected",
            content =
                    @Content(
                            schema = @Schema(implementation = HealthConnectionView.class),
                            examples = @ExampleObject(name = "connected", value = HealthConnectionExamples.NEW)))
    @APIResponse(
            responseCode = "200",
            description = "known already; now as in the request",
            content =
                    @Content(
                            schema = @Schema(implementation = HealthConnectionView.class),
                            examples = @ExampleObject(name = "changed", value = HealthConnectionExamples.NEW)))
    public Response put(
            @PathParam("directoryId") UUID directoryId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid HealthConnectionRequest request) {
        var tenant = caller.tenant();
        var by = caller.subject();
        return transactions.inTenant(tenant, () -> {
            boolean isNew = connections.put(tenant, directoryId, request, ifNoneMatch, by);
            return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                    .entity(shown(tenant, directoryId))
                    .build();
        });
    }

    @DELETE
    @Path("/{directoryId}")
    @Operation(
            operationId = "deleteHealthConnection",
            summary = "Remove a connection with its secret",
            description =
                    "Known incidents that it told of stay open until they are closed, or another connection tells of their end.")
    @APIResponse(responseCode = "204")
    @APIResponse(
            responseCode = "404",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "absent", value = HealthConnectionExamples.ABSENT)))
    public void delete(@PathParam("directoryId") UUID directoryId) {
        var tenant = caller.tenant();
        if (!transactions.inTenant(tenant, () -> store.remove(tenant, directoryId))) {
            throw Problem.notFound("health connection");
        }
    }

    @POST
    @Path("/{directoryId}/test")
    @Operation(
            operationId = "testHealthConnection",
            summary = "Ask the vendor now, with a new token, whether the connection works",
            description = "Changes nothing, and does not wait for the next poll.")
    @ExampleAnswer(name = "no consent", value = HealthConnectionExamples.FAILS)
    public HealthConnectionView.Test test(@PathParam("directoryId") UUID directoryId) {
        var tenant = caller.tenant();
        var access = transactions
                .inTenant(tenant, () -> connections.access(tenant, directoryId))
                .orElseThrow(() -> Problem.notFound("health connection"));
        if (access.isEmpty()) {
            return new HealthConnectionView.Test(false, GraphFailure.SECRET_UNREADABLE, 0);
        }
        try {
            return new HealthConnectionView.Test(
                    true, null, graph.services(access.get()).size());
        } catch (GraphException e) {
            return new HealthConnectionView.Test(false, e.failure(), 0);
        }
    }

    private HealthConnectionView shown(TenantPath tenant, UUID directory) {
        return HealthConnectionView.of(store.find(tenant, directory).orElseThrow());
    }
}
