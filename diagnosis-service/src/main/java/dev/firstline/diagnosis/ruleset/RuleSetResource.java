package dev.firstline.diagnosis.ruleset;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.diagnosis.rule.Diagnostician;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules by which tickets are decided. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules", description = "The rules with their weights and the public documents that they follow")
public class RuleSetResource {

    private static final String EXAMPLE = """
            {"version":"2026-11-29.3","rules":[{"place":1,"id":"own-tenant","outcome":"REJECT_OWN_TENANT",
             "issueKind":"OWN_TENANT",
             "meaning":"The partner's own tenant is not covered; it needs a support plan of its own.",
             "source":"Partner Center: Report problems on behalf of a customer","sourceDate":"2021-02",
             "weight":100,"considerations":[]}]}
            """;

    private final RuleSetView view;

    RuleSetResource(Diagnostician diagnostician) {
        this.view = RuleSetView.of(diagnostician.ruleSet());
    }

    @GET
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
    @Operation(operationId = "readRules", summary = "Read the rules in their order, with what they weigh")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSetView.class),
                            examples = @ExampleObject(name = "first rule", value = EXAMPLE)))
    public RuleSetView read() {
        return view;
    }
}
