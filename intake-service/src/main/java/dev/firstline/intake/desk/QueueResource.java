package dev.firstline.intake.desk;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.customer.Presence;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.query.Parameters;
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
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Queues over REST. */
@Path("/v1/queues")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "Queues", description = "Where the desk's work lies, and which tickets come there")
public class QueueResource {

    /** Queues of a tenant. */
    private static final int MOST = 200;

    private static final String EXAMPLE = """
            {"tenant":"contoso","key":"mail","name":"Mail and calendars","members":[{"subject":"agent-7","name":"Dana Reis"}],
             "version":1,"changedAt":"2026-11-21T09:00:00.123456Z"}""";

    private final Transactions transactions;
    private final QueueStore store;
    private final Cursors cursors;
    private final Caller caller;
    private final Clock clock;

    QueueResource(Transactions transactions, QueueStore store, Cursors cursors, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(operationId = "putQueue", summary = "Make a queue, or say what it is called and who works on it now")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = QueueRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "mail",
                                            value =
                                                    "{\"name\":\"Mail and calendars\",\"members\":[{\"subject\":\"agent-7\",\"name\":\"Dana Reis\"}]}")))
    @APIResponse(
            responseCode = "200",
            description = "There already",
            content =
                    @Content(
                            schema = @Schema(implementation = QueueView.class),
                            examples = @ExampleObject(name = "queue", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "New",
            content =
                    @Content(
                            schema = @Schema(implementation = QueueView.class),
                            examples = @ExampleObject(name = "queue", value = EXAMPLE)))
    public Response put(
            @Parameter(example = "mail") @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid QueueRequest request) {
        var tenant = caller.tenant();
        QueueKeys.require(key);
        if (request.members().stream().map(Member::subject).distinct().count()
                < request.members().size()) {
            throw Problem.invalid("/members", "name a subject twice");
        }
        return transactions.inTenant(tenant, () -> {
            store.lock(tenant);
            var before = store.find(tenant, key);
            Presence.require(
                    before.isEmpty(),
                    ifMatch,
                    ifNoneMatch,
                    before.map(QueueView::version).orElse(0L));
            if (before.isEmpty() && store.count(tenant) >= MOST) {
                throw new Problem(
                                ProblemType.QUOTA_EXCEEDED,
                                "The tenant has " + MOST
                                        + " queues, and may have no more; delete one that is not needed.")
                        .with("violated-policies", List.of("queues"))
                        .with("limit", MOST);
            }
            store.put(tenant, key, request, clock.instant());
            return answer(before.isEmpty() ? 201 : 200, store.find(tenant, key).orElseThrow());
        });
    }

    @GET
    @Path("/{key}")
    @Operation(operationId = "readQueue", summary = "Read a queue")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = QueueView.class),
                            examples = @ExampleObject(name = "queue", value = EXAMPLE)))
    public Response read(@Parameter(example = "mail") @PathParam("key") String key) {
        var tenant = caller.tenant();
        return transactions.inTenant(
                tenant,
                () -> store.find(tenant, key)
                        .map(queue -> answer(200, queue))
                        .orElseThrow(() -> Problem.notFound("queue")));
    }

    @GET
    @Operation(operationId = "listQueues", summary = "List queues, by tenant and key")
    @ExampleAnswer(name = "page", value = "{\"items\":[" + EXAMPLE + "]}")
    public Page<QueueView> list(
            @Parameter(description = "A subject: only the queues that it is a member of")
                    @QueryParam("member")
                    @Nullable String member,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var of = Parameters.text("member", member, 200);
        var list = List.of("queues", scope.setting(), of == null ? "" : of);
        var after = cursors.read(list, cursor);
        var rows = transactions.in(scope, () -> store.page(scope, of, after, limit + 1));
        return Page.of(rows, limit, last -> cursors.write(list, last.tenant(), last.key()));
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(operationId = "deleteQueue", summary = "Delete a queue that nothing lies in and no rule names")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "409", description = "A rule names it, or a ticket in hand lies in it")
    public void delete(@Parameter(example = "mail") @PathParam("key") String key) {
        var tenant = caller.tenant();
        transactions.inTenant(tenant, () -> {
            store.lock(tenant);
            if (store.forDeletion(tenant, key).isEmpty()) {
                throw Problem.notFound("queue");
            }
            if (store.rules(tenant).orElse(QueueRules.NONE).rules().stream()
                    .anyMatch(rule -> rule.queue().equals(key))) {
                throw Problem.conflict("A rule names this queue; take it out of PUT /v1/queue-rules first.");
            }
            if (store.isInUse(tenant, key)) {
                throw Problem.conflict(
                        "Tickets in hand lie in this queue (GET /v1/tickets?queue=" + key + "); hand them over first.");
            }
            store.delete(tenant, key);
            return true;
        });
    }

    private static Response answer(int status, QueueView queue) {
        return Response.status(status)
                .header(HttpHeaders.ETAG, ETags.of(queue.version()))
                .entity(queue)
                .build();
    }
}
