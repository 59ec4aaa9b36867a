package dev.firstline.notification.delivery;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.notification.Channel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** The delivery log. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "What was sent to whom, and what came of it")
public class DeliveryResource {

    private static final String LISTED = """
            {"items":[{"id":"019aa5c0-9b20-7000-8000-000000000007","webhookId":"msg_019aa5c09b2070008000000000000007",
             "subscriptionId":"019aa5c0-7a10-7000-8000-000000000001","tenant":"contoso/northwind","channel":"WEBHOOK",
             "eventId":"019aa5c0-9b10-7000-8000-000000000003","eventType":"sla.breached","eventTenant":"contoso/northwind/fabrikam",
             "ticketId":"019aa5b0-0000-7000-8000-000000000042","state":"FAILED","attempts":8,"lastStatus":500,
             "createdAt":"2026-11-21T09:00:00Z","settledAt":"2026-11-22T12:35:05Z"}]}
            """;

    private static final String SHOWN = """
            {"id":"019aa5c0-9b20-7000-8000-000000000007","webhookId":"msg_019aa5c09b2070008000000000000007",
             "subscriptionId":"019aa5c0-7a10-7000-8000-000000000001","tenant":"contoso/northwind","channel":"WEBHOOK",
             "eventId":"019aa5c0-9b10-7000-8000-000000000003","eventType":"sla.breached","eventTenant":"contoso/northwind/fabrikam",
             "ticketId":"019aa5b0-0000-7000-8000-000000000042","state":"DELIVERED","attempts":2,"lastStatus":204,
             "createdAt":"2026-11-21T09:00:00Z","settledAt":"2026-11-21T09:00:05.310Z",
             "payload":{"type":"sla.breached","id":"019aa5c0-9b10-7000-8000-000000000003","timestamp":"2026-11-21T09:00:00Z",
              "tenant":"contoso/northwind/fabrikam","data":{"ticketId":"019aa5b0-0000-7000-8000-000000000042",
              "clockId":"019aa5b0-0000-7000-8000-000000000050","target":"FIRST_RESPONSE","occurredAt":"2026-11-21T09:00:00Z",
              "firedAt":"2026-11-21T09:00:00.002Z"}},
             "log":[{"number":1,"startedAt":"2026-11-21T09:00:00.010Z","durationMs":10000,"error":"TIMEOUT"},
              {"number":2,"startedAt":"2026-11-21T09:00:05.290Z","durationMs":18,"status":204}]}
            """;

    private static final String RESENT = """
            {"id":"019aa5c0-9b20-7000-8000-000000000007","webhookId":"msg_019aa5c09b2070008000000000000007",
             "subscriptionId":"019aa5c0-7a10-7000-8000-000000000001","tenant":"contoso/northwind","channel":"WEBHOOK",
             "eventId":"019aa5c0-9b10-7000-8000-000000000003","eventType":"sla.breached","eventTenant":"contoso/northwind/fabrikam",
             "state":"PENDING","attempts":8,"nextAttemptAt":"2026-11-23T08:00:00Z","createdAt":"2026-11-21T09:00:00Z"}
            """;

    private final Transactions transactions;
    private final DeliveryLog log;
    private final DeliverySignal signal;
    private final Cursors cursors;
    private final Caller caller;

    DeliveryResource(
            Transactions transactions, DeliveryLog log, DeliverySignal signal, Cursors cursors, Caller caller) {
        this.transactions = transactions;
        this.log = log;
        this.signal = signal;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A page of deliveries; {@code next} is absent at the end. */
    @Schema(name = "DeliveryPage")
    public record Page(List<DeliveryView> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(operationId = "listDeliveries", summary = "List deliveries, newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "one", value = LISTED)))
    public Page list(
            @QueryParam("state") @Nullable DeliveryState state,
            @QueryParam("subscription") @Nullable UUID subscription,
            @QueryParam("ticket") @Nullable UUID ticket,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var scope = caller.scope();
        var filter = new DeliveryLog.Filter(state, subscription, ticket);
        var list = List.of("deliveries", scope.setting(), filter.toString());
        var before = cursors.readId(list, cursor);
        var found = transactions.in(scope, () -> log.list(reader(), filter, before, limit + 1));
        var slice = Slice.of(found, limit, last -> cursors.write(list, last.id().toString()));
        return new Page(slice.items(), slice.next());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(operationId = "getDelivery", summary = "Show a delivery with its payload and its attempts")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryView.class),
                            examples = @ExampleObject(name = "second attempt", value = SHOWN)))
    public DeliveryView get(@PathParam("id") UUID id) {
        return transactions
                .in(caller.scope(), () -> log.find(reader(), id))
                .orElseThrow(() -> Problem.notFound("delivery"));
    }

    @POST
    @Path("/{id}/resend")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @APIResponse(responseCode = "409", description = "It is being sent at this moment, or is a mail that is sent once")
    @Operation(
            operationId = "resendDelivery",
            summary = "Send a delivery again, now",
            description =
                    "With the same webhook-id, so that a receiver that has it already knows. Also to a subscription that is"
                            + " switched off.")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryView.class),
                            examples = @ExampleObject(name = "due now", value = RESENT)))
    public Response resend(@PathParam("id") UUID id) {
        var scope = caller.scope();
        var resent = transactions.in(scope, () -> {
            var known = log.find(reader(), id).orElseThrow(() -> Problem.notFound("delivery"));
            if (known.channel() == Channel.EMAIL && known.eventType().startsWith("subscription.")) {
                throw Problem.conflict("Confirmations and tests are mailed by asking for a new one, which is counted.");
            }
            if (!log.resend(reader(), id)) {
                throw Problem.conflict("It is being sent at this moment; look at its outcome first.");
            }
            signal.wakeAfterCommit();
            return log.find(reader(), id).orElseThrow();
        });
        return Response.accepted(resent).build();
    }

    private DeliveryLog.Reader reader() {
        return new DeliveryLog.Reader(caller.scope(), caller.readsNotes());
    }
}
