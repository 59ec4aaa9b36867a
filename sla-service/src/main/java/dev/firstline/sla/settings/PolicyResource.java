package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.policy.SlaPolicy;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What tickets are promised. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies", description = "What tickets are promised; inherited down the tree of tenants")
public class PolicyResource {

    private static final SettingAnswers<SlaPolicy> ANSWERS = new SettingAnswers<>("policy", PolicyView::of);

    private final Transactions transactions;
    private final Settings settings;
    private final PolicyVersions versions;
    private final SettingWriter writer;
    private final SettingTenant tenants;
    private final DatabaseClock clock;

    PolicyResource(
            Transactions transactions,
            Settings settings,
            PolicyVersions versions,
            SettingWriter writer,
            SettingTenant tenants,
            DatabaseClock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.versions = versions;
        this.writer = writer;
        this.tenants = tenants;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Roles.CRM_CLIENT,
        Roles.HELPDESK_AGENT,
        Roles.ADMIN_AGENT,
        Roles.BILLING_ADMIN,
        Roles.SALES_AGENT,
        Roles.OPS,
        Roles.GLOBAL_ADMIN
    })
    @Operation(operationId = "listPolicies", summary = "The policies in force, in the order in which they are asked")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "policies", value = Examples.POLICIES)))
    public PolicyView.All list(@QueryParam("tenant") @Nullable String named) {
        var tenant = tenants.of(named);
        return transactions.inTenant(
                tenant,
                () -> new PolicyView.All(settings.policies(tenant, clock.now()).stream()
                        .map(PolicyView::of)
                        .toList()));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({
        Roles.CRM_CLIENT,
        Roles.HELPDESK_AGENT,
        Roles.ADMIN_AGENT,
        Roles.BILLING_ADMIN,
        Roles.SALES_AGENT,
        Roles.OPS,
        Roles.GLOBAL_ADMIN
    })
    @Operation(operationId = "getPolicy", summary = "The policy of that code that is in force")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "policy", value = Examples.POLICY_VIEW)))
    public Response get(@PathParam("code") String code, @QueryParam("tenant") @Nullable String named) {
        var tenant = tenants.of(named);
        return transactions.inTenant(tenant, () -> ANSWERS.read(settings.policies(tenant, clock.now()), code));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{code}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @Operation(
            operationId = "putPolicy",
            summary = "Set a policy for the tenant and those below; tickets opened from now on are judged by it")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or the same as before. 201 when the tenant had none of this code.",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "policy", value = Examples.POLICY_VIEW)))
    public Response put(
            @PathParam("code") @Pattern(regexp = Codes.PATTERN, message = Codes.MESSAGE) String code,
            @QueryParam("tenant") @Nullable String named,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "gold", value = Examples.POLICY)))
                    @NotNull @Valid PolicyBody body) {
        var tenant = tenants.of(named);
        var policy = body.toPolicy(code, 0);
        return transactions.inTenant(tenant, () -> {
            requireCalendars(tenant, policy);
            var written = writer.write(
                    versions,
                    tenant,
                    code,
                    SlaJson.write(PolicyBody.of(policy)),
                    ifMatch,
                    row -> Settings.policy(row).value().rules().equals(policy.rules())
                            && Settings.policy(row).value().rank() == policy.rank());
            return ANSWERS.written(written.created(), Settings.policy(written.row()));
        });
    }

    private void requireCalendars(TenantPath tenant, SlaPolicy policy) {
        var known = settings.calendars(tenant, clock.now()).stream()
                .map(Setting::code)
                .collect(Collectors.toSet());
        for (int r = 0; r < policy.rules().size(); r++) {
            var goals = policy.rules().get(r).goals();
            for (int g = 0; g < goals.size(); g++) {
                if (!known.contains(goals.get(g).calendar())) {
                    throw Problem.invalid(
                            "/rules/" + r + "/goals/" + g + "/calendar",
                            "must be the code of a calendar in force: "
                                    + known.stream().sorted().collect(Collectors.joining(", ")));
                }
            }
        }
    }
}
