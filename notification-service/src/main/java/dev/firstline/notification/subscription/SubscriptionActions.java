package dev.firstline.notification.subscription;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.notification.subscription.Subscription.State;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What can be done with a subscription besides changing it. */
@Path("/v1/subscriptions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
@Tag(name = "Subscriptions")
public class SubscriptionActions {

    private final Transactions transactions;
    private final SubscriptionBook book;
    private final SubscriptionRules rules;
    private final IdempotentRequests idempotentRequests;
    private final Caller caller;

    SubscriptionActions(
            Transactions transactions,
            SubscriptionBook book,
            SubscriptionRules rules,
            IdempotentRequests idempotentRequests,
            Caller caller) {
        this.transactions = transactions;
        this.book = book;
        this.rules = rules;
        this.idempotentRequests = idempotentRequests;
        this.caller = caller;
    }

    /** The delivery that carries a test alert. */
    @Schema(name = "TestAlert")
    public record Tested(UUID deliveryId) {}

    @POST
    @Path("/test")
    @Operation(
            operationId = "testSubscription",
            summary = "Send an alert of type subscription.test",
            description =
                    "Also to a subscription that is switched off, but to no address that has not confirmed. What came of it is in the delivery log.")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = Tested.class),
                            examples = @ExampleObject(name = "sent", value = SubscriptionExamples.TESTED)))
    @APIResponse(
            responseCode = "409",
            description = "The address has not agreed, or its reader has unsubscribed from mails of the tenant")
    public Response test(@PathParam("id") UUID id) {
        var scope = caller.scope();
        var delivery = transactions.in(scope, () -> {
            return book.test(book.find(id, scope));
        });
        return Response.accepted(new Tested(delivery)).build();
    }

    @POST
    @Path("/confirmation")
    @Operation(
            operationId = "askForConsent",
            summary = "Mail a fresh code to an address that has not confirmed",
            description =
                    "The code before it is good no longer. An address is mailed at most ten of these and of tests a day.")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = Tested.class),
                            examples = @ExampleObject(name = "sent", value = SubscriptionExamples.TESTED)))
    @APIResponse(
            responseCode = "409",
            description = "The address has confirmed already, or its reader has unsubscribed not long ago")
    @APIResponse(responseCode = "429", description = "Too many were mailed within a day, or too many requests came")
    public Response ask(@PathParam("id") UUID id) {
        var scope = caller.scope();
        var delivery = transactions.in(scope, () -> book.ask(book.hold(id, scope)));
        return Response.accepted(new Tested(delivery)).build();
    }

    @POST
    @Path("/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmSubscription",
            summary = "Confirm an e-mail address with the code that was mailed to it",
            description = "From then on alerts are sent. Confirming again does nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubscriptionRequests.Confirmation.class),
                            examples = @ExampleObject(name = "code", value = "{\"code\":\"7Q4M-0ZKD-93XB-V2TC\"}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "on", value = SubscriptionExamples.SHOWN)))
    @APIResponse(responseCode = "422", description = "Another code than the last one, or too old")
    @APIResponse(
            responseCode = "409",
            description =
                    "Only an e-mail address is confirmed; or five codes were wrong, and another one has to be mailed")
    public Response confirm(@PathParam("id") UUID id, @Valid @NotNull SubscriptionRequests.Confirmation confirmation) {
        var scope = caller.scope();
        var attempt = transactions.in(scope, () -> {
            var row = book.hold(id, scope);
            var refusal = book.confirm(row, confirmation.code());
            return new Attempt(
                    refusal,
                    Response.ok(view(row))
                            .header(HttpHeaders.ETAG, ETags.of(row.version))
                            .build());
        });
        attempt.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        return attempt.answer();
    }

    /** A refused code is remembered by the transaction, so it is told after it. */
    private record Attempt(Optional<Problem> refusal, Response answer) {}

    @POST
    @Path("/rotate-secret")
    @APIResponse(
            responseCode = "409",
            description =
                    "Only a webhook has a secret; or the one before this one signs still, and the answer says until when")
    @Operation(
            operationId = "rotateSubscriptionSecret",
            summary = "Give a webhook a new signing secret",
            description =
                    "It is in this answer and never shown again, also not when the request is repeated with the same Idempotency-Key."
                            + " For 24 hours alerts carry two signatures, one with each secret; there is no other rotation in that"
                            + " time. A secret of your own that it has already is answered as it is.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubscriptionRequests.Rotation.class),
                            examples = @ExampleObject(name = "have one made", value = "{}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "rotated", value = SubscriptionExamples.CREATED)))
    public Response rotate(
            @PathParam("id") UUID id,
            @Valid SubscriptionRequests.@Nullable Rotation rotation,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var scope = caller.scope();
        var chosen = rotation == null ? null : rotation.secret();
        var shown = new AtomicReference<WebhookSecret>();
        var route = "POST /v1/subscriptions/" + id + "/rotate-secret";
        var made = transactions.in(
                scope,
                () -> idempotentRequests.answer(key, route, new SubscriptionRequests.Rotation(chosen), () -> {
                    var row = book.hold(id, scope);
                    rules.checkSecret(row.channel, chosen);
                    var secret = chosen == null ? WebhookSecret.generate() : new WebhookSecret(chosen);
                    book.rotate(row, secret);
                    shown.set(secret);
                    return Response.ok(view(row))
                            .header(HttpHeaders.ETAG, ETags.of(row.version))
                            .build();
                }));
        // What is kept for a repeated request must not hold the secret, so it is added after the fact.
        var secret = shown.get();
        return secret != null && made.getEntity() instanceof SubscriptionView view
                ? Response.fromResponse(made).entity(view.withSecret(secret)).build()
                : made;
    }

    @POST
    @Path("/enable")
    @Operation(
            operationId = "enableSubscription",
            summary = "Switch a subscription on",
            description =
                    "Waiting alerts go on by their schedule; those that ended as FAILED can be sent again one by one.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "on", value = SubscriptionExamples.SHOWN)))
    @APIResponse(responseCode = "409", description = "The address has not agreed")
    public Response enable(@PathParam("id") UUID id) {
        return turn(id, State.ACTIVE);
    }

    @POST
    @Path("/disable")
    @Operation(
            operationId = "disableSubscription",
            summary = "Switch a subscription off",
            description =
                    "It hears of no new events; waiting alerts end as FAILED when their turn comes, unless it is on again by then.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "off", value = SubscriptionExamples.SHOWN)))
    public Response disable(@PathParam("id") UUID id) {
        return turn(id, State.DISABLED);
    }

    private Response turn(UUID id, State state) {
        var scope = caller.scope();
        return transactions.in(scope, () -> {
            var row = book.turn(book.hold(id, scope), state);
            return Response.ok(view(row))
                    .header(HttpHeaders.ETAG, ETags.of(row.version))
                    .build();
        });
    }

    private SubscriptionView view(Subscription row) {
        return book.views(List.of(row), true).getFirst();
    }
}
