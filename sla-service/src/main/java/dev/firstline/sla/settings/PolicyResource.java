package dev.firstline.sla.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.policy.SlaPolicy;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final CalendarsPresent calendarsPresent;
    private final SettingReader reader;
    private final SettingHints hinted;
    private final Inherited inherited;

    PolicyResource(
            Transactions transactions,
            Settings settings,
            PolicyVersions versions,
            SettingWriter writer,
            SettingTenant tenants,
            DatabaseClock clock,
            CalendarsPresent calendarsPresent,
            SettingReader reader,
            SettingHints hinted,
            Inherited inherited) {
        this.transactions = transactions;
        this.settings = settings;
        this.versions = versions;
        this.writer = writer;
        this.tenants = tenants;
        this.clock = clock;
        this.calendarsPresent = calendarsPresent;
        this.reader = reader;
        this.hinted = hinted;
        this.inherited = inherited;
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
    @ExampleAnswer(name = "policies", value = Examples.POLICIES)
    public PolicyView.Page list(
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("at") @Parameter(description = Examples.AT, example = Examples.INSTANT) @Nullable String at) {
        var tenant = tenants.of(named);
        return transactions.inTenant(
                tenant,
                () -> new PolicyView.Page(inherited.readable(settings.policies(tenant, moment(at))).stream()
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
    public Response get(
            @PathParam("code") String code,
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("at") @Parameter(description = Examples.AT, example = Examples.INSTANT) @Nullable String at) {
        var tenant = tenants.of(named);
        return transactions.inTenant(
                tenant,
                () -> ANSWERS.read(
                        inherited.readable(settings.policies(tenant, moment(at))),
                        code,
                        versions.ownLatest(tenant, code)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{code}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @APIResponse(responseCode = "428")
    @APIResponse(responseCode = "409", description = "The policy would count by a calendar that is not there")
    @APIResponse(responseCode = "201", description = "The first of that code of the tenant's own")
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
            @QueryParam("validFrom") @Parameter(description = Examples.VALID_FROM, example = Examples.INSTANT) @Nullable String validFrom,
            @QueryParam("validUntil")
                    @Parameter(description = Examples.VALID_UNTIL, example = Examples.INSTANT)
                    @Nullable String validUntil,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(
                            description =
                                    "`*`: only as the first of that code of the tenant's own; 412 where it has one already")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String ifNoneMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PolicyBody.class),
                                            examples = @ExampleObject(name = "gold", value = Examples.POLICY)))
                    @NotNull JsonNode body) {
        var tenant = tenants.of(named);
        return transactions.inTenant(tenant, () -> {
            var now = writer.awaitTurn(tenant);
            var validity = Validity.of(validFrom, validUntil, now);
            var from = validity.from();
            var policy = reader.policy(body, code, settings.calendars(tenant, from), from);
            writer.refuseKnown(versions, tenant, code, ifNoneMatch);
            var written = writer.write(versions, tenant, policy, validity, ifMatch);
            calendarsPresent.require(tenant, now);
            var hints = new Faults();
            var asked =
                    settings.policies(tenant, from).stream().map(Setting::value).toList();
            hinted.policy(policy, asked, "", hints);
            return ANSWERS.written(written, setting -> PolicyView.of(setting).withHints(hints.hints()));
        });
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @APIResponse(responseCode = "409", description = "What counts instead would miss a calendar")
    @Operation(
            operationId = "endPolicy",
            summary = "End the tenant's own policy; what it inherits counts from then on. Needs If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The version that ends it.",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.class),
                            examples = @ExampleObject(name = "ended", value = Examples.ENDED)))
    public Response end(
            @PathParam("code") String code,
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("validFrom") @Parameter(description = Examples.VALID_FROM, example = Examples.INSTANT) @Nullable String validFrom,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var tenant = tenants.of(named);
        return transactions.inTenant(tenant, () -> {
            var now = writer.awaitTurn(tenant);
            var from = Validity.of(validFrom, null, now).from();
            var end = writer.end(versions, tenant, code, from, ifMatch);
            calendarsPresent.require(tenant, now);
            return SettingAnswers.ended(end);
        });
    }

    private Instant moment(@Nullable String at) {
        return at == null ? clock.now() : Validity.instant("at", at);
    }
}
