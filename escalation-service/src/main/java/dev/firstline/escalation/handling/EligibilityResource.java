package dev.firstline.escalation.handling;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.registry.TenantChoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a case could be filed now, and what is missing. */
@Path("/v1/escalations/eligibility")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Escalations")
public class EligibilityResource {

    private final Transactions transactions;
    private final EligibilityAnswers answers;
    private final TenantChoice tenants;
    private final Caller caller;

    EligibilityResource(Transactions transactions, EligibilityAnswers answers, TenantChoice tenants, Caller caller) {
        this.transactions = transactions;
        this.answers = answers;
        this.tenants = tenants;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "checkEligibility",
            summary =
                    "Ask where and on what a case could be filed now, and what would unblock it; nothing is opened or stored",
            description = "For a ticket by its id, or for a described case. No unit is set aside by asking.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = EligibilityRequest.class),
                            examples = {
                                @ExampleObject(name = "case", value = EscalationExamples.DESCRIBED),
                                @ExampleObject(name = "ticket", value = EscalationExamples.OF_TICKET)
                            }))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EligibilityView.class),
                            examples = {
                                @ExampleObject(name = "eligible", value = EscalationExamples.ELIGIBLE),
                                @ExampleObject(name = "blocked", value = EscalationExamples.NOT_ELIGIBLE),
                                @ExampleObject(name = "without access", value = EscalationExamples.NO_ACCESS)
                            }))
    @APIResponse(responseCode = "404", description = "No such ticket that the caller sees")
    @APIResponse(responseCode = "409", description = "Diagnosis has not decided on the ticket yet")
    public EligibilityView check(@NotNull @Valid EligibilityRequest request) {
        request.check();
        var scope = new Scope.Tenant(caller.tenant());
        var described = request.described();
        if (described != null) {
            var tenant = tenants.of(described.tenant(), "/described/tenant");
            return transactions.in(scope, () -> answers.of(scope, tenant, described.customerId(), described.request()));
        }
        var ticketId = Objects.requireNonNull(request.ticketId());
        return transactions.in(scope, () -> answers.ofTicket(scope, ticketId));
    }
}
