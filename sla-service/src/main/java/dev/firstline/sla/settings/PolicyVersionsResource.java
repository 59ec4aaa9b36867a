package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who set a policy when, and for which time. */
@Path("/v1/policies/{code}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies")
public class PolicyVersionsResource {

    private final Transactions transactions;
    private final PolicyVersions versions;
    private final VersionPages pages;
    private final SettingWriter writer;
    private final SettingTenant tenants;
    private final CalendarsPresent calendarsPresent;

    PolicyVersionsResource(
            Transactions transactions,
            PolicyVersions versions,
            VersionPages pages,
            SettingWriter writer,
            SettingTenant tenants,
            CalendarsPresent calendarsPresent) {
        this.transactions = transactions;
        this.versions = versions;
        this.pages = pages;
        this.writer = writer;
        this.tenants = tenants;
        this.calendarsPresent = calendarsPresent;
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
    @Operation(
            operationId = "listPolicyVersions",
            summary =
                    "All versions of a policy of the tenant and those above it, the youngest first, withdrawn ones too")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.Page.class),
                            examples = @ExampleObject(name = "versions", value = Examples.VERSIONS)))
    public VersionView.Page list(
            @PathParam("code") String code,
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var tenant = tenants.of(named);
        return transactions.inTenant(tenant, () -> pages.page(versions, tenant, code, cursor, limit));
    }

    @DELETE
    @Path("/{version}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @APIResponse(
            responseCode = "409",
            description = "The version has begun, or what counts instead would miss a calendar")
    @Operation(
            operationId = "withdrawPolicyVersion",
            summary = "Withdraw a version of the tenant that has not begun; 409 when it has")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.class),
                            examples = @ExampleObject(name = "withdrawn", value = Examples.WITHDRAWN)))
    public VersionView withdraw(
            @PathParam("code") String code,
            @PathParam("version") int version,
            @QueryParam("tenant") @Nullable String named) {
        var tenant = tenants.of(named);
        return transactions.inTenant(tenant, () -> {
            var now = writer.awaitTurn(tenant);
            var withdrawn = writer.withdraw(versions, tenant, code, version, now);
            calendarsPresent.require(tenant, now);
            return VersionView.of(withdrawn);
        });
    }
}
