package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The decisions on one ticket. */
@Path("/v1/tickets/{ticketId}/diagnoses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Diagnoses", description = "What is to be done with a ticket, and why")
public class TicketDiagnosesResource {

    private final Transactions transactions;
    private final CaseStore cases;
    private final DiagnosisStore diagnoses;
    private final ContradictionStore contradictions;
    private final Cursors cursors;
    private final Caller caller;

    TicketDiagnosesResource(
            Transactions transactions,
            CaseStore cases,
            DiagnosisStore diagnoses,
            ContradictionStore contradictions,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.cases = cases;
        this.diagnoses = diagnoses;
        this.contradictions = contradictions;
        this.cursors = cursors;
        this.caller = caller;
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
    @Operation(
            operationId = "listTicketDiagnoses",
            summary = "List the decisions on a ticket, the latest first; empty until it is decided",
            description =
                    "The first one counts. Where it is a person's, what the machine would decide otherwise stands beside it.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DiagnosisView.Page.class),
                            examples = @ExampleObject(name = "non-payment", value = DiagnosisExamples.DIAGNOSES)))
    public DiagnosisView.Page list(
            @PathParam("ticketId") UUID ticketId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        boolean notes = caller.readsNotes();
        var list = List.of("diagnoses", scope.setting(), ticketId.toString());
        var before = cursors.readId(list, cursor);
        var found = transactions.in(scope, () -> {
            var tenant = cases.tenantOf(ticketId).filter(scope::covers).orElseThrow(() -> Problem.notFound("ticket"));
            var contradiction = contradictions.of(ticketId, tenant);
            return diagnoses.ofTicket(ticketId, tenant, before, limit + 1).stream()
                    .map(one -> DiagnosisView.of(
                            one,
                            scope,
                            notes,
                            contradiction
                                    .filter(said -> said.diagnosisId().equals(one.id()))
                                    .orElse(null)))
                    .toList();
        });
        var slice = Slice.of(found, limit, last -> cursors.write(list, last.id().toString()));
        return new DiagnosisView.Page(slice.items(), slice.next());
    }
}
