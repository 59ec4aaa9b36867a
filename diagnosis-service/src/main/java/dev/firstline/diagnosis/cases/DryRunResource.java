package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.diagnosis.incident.Incidents;
import dev.firstline.diagnosis.rule.Diagnostician;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decides a ticket on trial: nothing is stored, nothing is told. */
@Path("/v1/diagnoses/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Diagnoses")
public class DryRunResource {

    private final Transactions transactions;
    private final Incidents incidents;
    private final Diagnostician diagnostician;
    private final Caller caller;
    private final Clock clock;

    DryRunResource(
            Transactions transactions, Incidents incidents, Diagnostician diagnostician, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.diagnostician = diagnostician;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Costly
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "diagnoseOnTrial",
            summary = "Decide a ticket on trial, with the known incidents of now; nothing is stored or told")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DryRunRequest.class),
                            examples = @ExampleObject(name = "loud words", value = DiagnosisExamples.DRY_RUN)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DiagnosisView.DecisionView.class),
                            examples = @ExampleObject(name = "non-payment", value = DiagnosisExamples.DECISION)))
    public DiagnosisView.DecisionView decide(@NotNull @Valid DryRunRequest request) {
        var tenant = caller.tenant();
        var now = clock.instant();
        var known = transactions.inTenant(tenant, () -> incidents.holdingFor(tenant));
        var facts = request.facts(
                known.stream().map(incident -> incident.known(now)).toList());
        var mail = diagnostician.read(facts, request.language());
        return DiagnosisView.DecisionView.of(diagnostician.decide(facts, mail), mail.summary());
    }
}
