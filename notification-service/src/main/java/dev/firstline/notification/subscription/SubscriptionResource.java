package dev.firstline.notification.subscription;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.EmptiedFields;
import dev.firstline.chassis.http.Locations;
import dev.firstline.chassis.http.MergePatch;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.notification.Channel;
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
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Subscriptions: make, read, change, remove. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subscriptions", description = "Who hears of which events, by webhook or e-mail")
public class SubscriptionResource {

    private final Transactions transactions;
    private final SubscriptionBook book;
    private final SubscriptionRules rules;
    private final IdempotentRequests idempotentRequests;
    private final Cursors cursors;
    private final Caller caller;
    private final EmptiedFields emptied;

    SubscriptionResource(
            Transactions transactions,
            SubscriptionBook book,
            SubscriptionRules rules,
            IdempotentRequests idempotentRequests,
            Cursors cursors,
            Caller caller,
            EmptiedFields emptied) {
        this.transactions = transactions;
        this.book = book;
        this.rules = rules;
        this.idempotentRequests = idempotentRequests;
        this.cursors = cursors;
        this.caller = caller;
        this.emptied = emptied;
    }

    /** A page of subscriptions; {@code next} is absent at the end. */
    @Schema(name = "SubscriptionPage")
    public record Page(
            List<SubscriptionView> items, @Nullable String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(
            operationId = "createSubscription",
            summary = "Subscribe to events of a tenant and all below it",
            description =
                    "The signing secret of a webhook is in this answer and never shown again, also not when the request"
                            + " is repeated with the same Idempotency-Key.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionRequests.New.class),
                            examples = {
                                @ExampleObject(name = "webhook", value = SubscriptionExamples.NEW_WEBHOOK),
                                @ExampleObject(name = "CloudEvents", value = SubscriptionExamples.NEW_CLOUDEVENTS),
                                @ExampleObject(name = "e-mail", value = SubscriptionExamples.NEW_EMAIL)
                            }))
    @APIResponse(
            responseCode = "201",
            headers = @Header(name = "Location", ref = "Location"),
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "webhook", value = SubscriptionExamples.CREATED)))
    @APIResponse(
            responseCode = "422",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "type", value = SubscriptionExamples.UNKNOWN_TYPE)))
    public Response create(
            @Valid @NotNull SubscriptionRequests.New request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var tenant = request.tenant() == null ? caller.tenant() : below(request.tenant());
        rules.check(request, tenant.value());
        var secret = request.channel() == Channel.WEBHOOK ? chosen(request.secret()) : null;
        var made = transactions.in(
                caller.scope(),
                () -> idempotentRequests.answer(idempotencyKey, "POST /v1/subscriptions", request, () -> {
                    var row = book.add(tenant.value(), request, secret);
                    return Locations.created("/v1/subscriptions/" + row.id)
                            .header(HttpHeaders.ETAG, ETags.of(row.version))
                            .entity(view(row))
                            .build();
                }));
        // What is kept for a repeated request must not hold the secret, so it is added after the fact.
        return secret != null && made.getEntity() instanceof SubscriptionView view
                ? Response.fromResponse(made).entity(view.withSecret(secret)).build()
                : made;
    }

    @GET
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(operationId = "listSubscriptions", summary = "List the subscriptions of the tenant and all below it")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "one", value = SubscriptionExamples.PAGE)))
    public Page list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var scope = caller.scope();
        var list = List.of("subscriptions", scope.setting());
        var after = cursors.readId(list, cursor);
        return transactions.in(scope, () -> {
            var rows = book.list(scope, after, limit + 1);
            var slice = Slice.of(rows, limit, last -> cursors.write(list, last.id.toString()));
            return new Page(book.views(slice.items(), mayWrite()), slice.next());
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(operationId = "getSubscription", summary = "Show a subscription")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "webhook", value = SubscriptionExamples.SHOWN)))
    public Response get(@PathParam("id") UUID id) {
        return transactions.in(caller.scope(), () -> shown(book.find(id, caller.scope())));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(
            operationId = "changeSubscription",
            summary = "Change a subscription; needs If-Match",
            description =
                    "What is absent stays; null empties the description (RFC 7396). What changes nothing is answered with the subscription as"
                            + " it is. Alerts that are already waiting go to the new address, in the new form.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionRequests.Change.class),
                            examples = @ExampleObject(name = "types", value = SubscriptionExamples.CHANGE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = SubscriptionView.class),
                            examples = @ExampleObject(name = "changed", value = SubscriptionExamples.SHOWN)))
    @APIResponse(
            responseCode = "409",
            description = "The reader of the new address has unsubscribed from mails of the tenant not long ago")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @MergePatch @Valid @NotNull SubscriptionRequests.Change change) {
        var scope = caller.scope();
        var channel = transactions.in(scope, () -> book.find(id, scope).channel);
        rules.check(change, channel, caller.scope().setting());
        var nulls = emptied.among(SubscriptionRequests.Change.class);
        return transactions.in(scope, () -> shown(book.change(book.hold(id, scope), ifMatch, change, nulls)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(
            operationId = "deleteSubscription",
            summary = "Remove a subscription",
            description = "Its delivery log stays; alerts that still wait end as FAILED when their turn comes.")
    @APIResponse(responseCode = "204")
    @APIResponse(
            responseCode = "404",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "absent", value = SubscriptionExamples.ABSENT)))
    public void delete(@PathParam("id") UUID id) {
        var scope = caller.scope();
        transactions.in(scope, () -> {
            book.remove(book.hold(id, scope));
            return true;
        });
    }

    private Response shown(Subscription row) {
        return Response.ok(view(row))
                .header(HttpHeaders.ETAG, ETags.of(row.version))
                .build();
    }

    private SubscriptionView view(Subscription row) {
        return book.views(List.of(row), mayWrite()).getFirst();
    }

    private boolean mayWrite() {
        var roles = caller.roles();
        return roles.contains(Roles.ADMIN_AGENT) || roles.contains(Roles.GLOBAL_ADMIN) || roles.contains(Roles.OPS);
    }

    private TenantPath below(String tenant) {
        if (!TenantPath.isValid(tenant) || !caller.scope().covers(new TenantPath(tenant))) {
            throw Problem.invalid("/tenant", "must be the token's tenant or one below it");
        }
        return new TenantPath(tenant);
    }

    private static WebhookSecret chosen(@Nullable String secret) {
        return secret == null ? WebhookSecret.generate() : new WebhookSecret(secret);
    }
}
