package dev.firstline.intake.field;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.Problem.InvalidValue;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The fields that a tenant declares for its tickets, over REST. */
@Path("/v1/ticket-fields")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
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
@Tag(name = "Fields", description = "What a tenant has its tickets say beside what every ticket says")
public class FieldResource {

    private static final String FIELDS =
            "\"fields\":[{\"key\":\"contract\",\"name\":\"Contract number\",\"type\":\"TEXT\",\"maxLength\":20},"
                    + "{\"key\":\"channel\",\"name\":\"Came by\",\"type\":\"CHOICE\",\"choices\":[\"Mail\",\"Phone\"]}]";

    private static final String ANSWER =
            "{" + FIELDS + ",\"inherited\":[],\"version\":1,\"changedAt\":\"2026-11-21T09:00:00.123456Z\"}";

    private final Transactions transactions;
    private final FieldStore store;
    private final Caller caller;
    private final Clock clock;

    FieldResource(Transactions transactions, FieldStore store, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "readTicketFields", summary = "Read the fields that are declared for tickets")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = FieldsView.class),
                            examples = @ExampleObject(name = "fields", value = ANSWER)))
    public Response read() {
        var tenant = caller.tenant();
        return transactions.inTenant(tenant, () -> answer(tenant));
    }

    @PUT
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "putTicketFields",
            summary = "Declare the fields of the tenant's tickets",
            description =
                    "The whole list. Tenants below have them too. Values that tickets have already stay as they are, also of a field that is"
                            + " not declared any more.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = FieldsRequest.class),
                            examples = @ExampleObject(name = "fields", value = "{" + FIELDS + "}")))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = FieldsView.class),
                            examples = @ExampleObject(name = "fields", value = ANSWER)))
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid FieldsRequest request) {
        var tenant = caller.tenant();
        return transactions.inTenant(tenant, () -> {
            store.lock(tenant);
            var stored = store.own(tenant);
            if (ifMatch != null) {
                ETags.require(ifMatch, stored.map(FieldStore.Own::version).orElse(0L));
            }
            stored.ifPresent(own -> ETags.refuseKnown(ifNoneMatch, own.version()));
            var faults = faults(request.fields(), store.inherited(tenant).keySet());
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
            store.put(tenant, request.fields(), clock.instant());
            return answer(tenant);
        });
    }

    private static List<InvalidValue> faults(List<FieldDefinition> fields, Set<String> inherited) {
        var faults = new ArrayList<InvalidValue>();
        var keys = new HashSet<String>();
        for (int i = 0; i < fields.size(); i++) {
            var at = "/fields/" + i + "/";
            var field = fields.get(i);
            field.misfit().ifPresent(misfit -> faults.add(new InvalidValue(at + misfit.member(), misfit.why())));
            if (!keys.add(field.key())) {
                faults.add(new InvalidValue(at + "key", "stands twice"));
            } else if (inherited.contains(field.key())) {
                faults.add(new InvalidValue(at + "key", "is declared by a tenant above, and holds here already"));
            }
        }
        return faults;
    }

    private Response answer(TenantPath tenant) {
        var inherited = List.copyOf(store.inherited(tenant).values());
        var view = store.own(tenant)
                .map(own -> new FieldsView(own.fields(), inherited, own.version(), own.changedAt()))
                .orElseGet(() -> new FieldsView(List.of(), inherited, 0, null));
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
