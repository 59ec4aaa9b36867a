package dev.firstline.intake.desk;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules that fill queues, over REST. */
@Path("/v1/queue-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "Queues")
public class QueueRulesResource {

    private static final String RULES =
            "\"rules\":[{\"queue\":\"urgent\",\"severities\":[\"A\"]},{\"queue\":\"mail\",\"productFamilies\":[\"MICROSOFT_365\"],\"languages\":[\"DE\",\"EN\"]}]";

    private static final String ANSWER = "{" + RULES + ",\"version\":1,\"changedAt\":\"2026-11-21T09:00:00.123456Z\"}";

    private final Transactions transactions;
    private final QueueStore store;
    private final Caller caller;
    private final Clock clock;

    QueueRulesResource(Transactions transactions, QueueStore store, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "readQueueRules", summary = "Read the rules that say which tickets come into which queue")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = QueueRules.class),
                            examples = @ExampleObject(name = "rules", value = ANSWER)))
    public Response read() {
        var tenant = caller.tenant();
        return transactions.inTenant(tenant, () -> answer(store.rules(tenant).orElse(QueueRules.NONE)));
    }

    @PUT
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "putQueueRules",
            summary = "State the rules that say which tickets come into which queue",
            description =
                    "The whole list, in order: the first rule that fits says the queue. They are asked when a ticket is decided, and only for one"
                            + " that lies in no queue.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = QueueRulesRequest.class),
                            examples = @ExampleObject(name = "rules", value = "{" + RULES + "}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = QueueRules.class),
                            examples = @ExampleObject(name = "rules", value = ANSWER)))
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid QueueRulesRequest request) {
        var tenant = caller.tenant();
        return transactions.inTenant(tenant, () -> {
            store.lock(tenant);
            var stored = store.rules(tenant);
            if (ifMatch != null) {
                ETags.require(ifMatch, stored.orElse(QueueRules.NONE).version());
            }
            stored.ifPresent(rules -> ETags.refuseKnown(ifNoneMatch, rules.version()));
            for (int i = 0; i < request.rules().size(); i++) {
                if (store.find(tenant, request.rules().get(i).queue()).isEmpty()) {
                    throw Problem.invalid("/rules/" + i + "/queue", "is no queue of the caller's tenant");
                }
            }
            store.put(tenant, request.rules(), clock.instant());
            return answer(store.rules(tenant).orElseThrow());
        });
    }

    private static Response answer(QueueRules rules) {
        return Response.ok(rules)
                .header(HttpHeaders.ETAG, ETags.of(rules.version()))
                .build();
    }
}
