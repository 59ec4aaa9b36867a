package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people at the desk decide on a ticket. */
@Path("/v1/tickets/{ticketId}/diagnoses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Diagnoses")
public class RulingResource {

    private final Transactions transactions;
    private final Rulings rulings;
    private final IdempotentRequests idempotent;
    private final Caller caller;

    RulingResource(Transactions transactions, Rulings rulings, IdempotentRequests idempotent, Caller caller) {
        this.transactions = transactions;
        this.rulings = rulings;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    @POST
    @Path("/confirm")
    @Operation(
            operationId = "confirmDiagnosis",
            summary = "Decide as the machine did",
            description =
                    "From then on the decision is a person's: what the machine reads later contradicts it at most.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ConfirmRequest.class),
                            examples = @ExampleObject(name = "right", value = RulingExamples.CONFIRM)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DiagnosisView.class),
                            examples = @ExampleObject(name = "confirmed", value = RulingExamples.CONFIRMED)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The ticket has ended or is not decided, a later decision has come, or a person decided already")
    public Response confirm(
            @PathParam("ticketId") UUID ticketId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ConfirmRequest request) {
        return answer(
                key,
                "POST /v1/tickets/" + ticketId + "/diagnoses/confirm",
                request,
                scope -> rulings.confirm(scope, ticketId, request.diagnosisId(), person(scope, request.reason())));
    }

    @POST
    @Path("/overrule")
    @Operation(
            operationId = "overruleDiagnosis",
            summary = "Decide otherwise, and say why",
            description =
                    "It counts as a decision of the machine does: a vendor is asked or not, and clocks follow. Later readings of"
                            + " the machine contradict it at most, until a person overrules or withdraws it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = OverruleRequest.class),
                            examples = {
                                @ExampleObject(name = "to the vendor", value = RulingExamples.OVERRULE),
                                @ExampleObject(name = "an incident", value = RulingExamples.OVERRULE_INCIDENT)
                            }))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DiagnosisView.class),
                            examples = @ExampleObject(name = "to the vendor", value = RulingExamples.OVERRULED)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The ticket has ended or is not decided, a later decision has come, or its tenant does not allow it")
    public Response overrule(
            @PathParam("ticketId") UUID ticketId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid OverruleRequest request) {
        return answer(
                key,
                "POST /v1/tickets/" + ticketId + "/diagnoses/overrule",
                request,
                scope -> rulings.overrule(scope, ticketId, request, person(scope, request.reason())));
    }

    @POST
    @Path("/withdraw")
    @Consumes(MediaType.WILDCARD)
    @Costly
    @Operation(
            operationId = "withdrawDiagnosis",
            summary = "Take a person's decision back: the machine decides anew",
            description = "With the words, fields and incidents of now.")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = DiagnosisView.class),
                            examples = @ExampleObject(name = "the machine's again", value = RulingExamples.WITHDRAWN)))
    @APIResponse(responseCode = "409", description = "The ticket has ended, or no person's decision stands on it")
    public Response withdraw(
            @PathParam("ticketId") UUID ticketId, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return answer(
                key,
                "POST /v1/tickets/" + ticketId + "/diagnoses/withdraw",
                "",
                scope -> rulings.withdraw(scope, ticketId));
    }

    private Person person(Scope.Tenant scope, @Nullable String reason) {
        return new Person(caller.subject(), caller.client(), scope.path().value(), reason);
    }

    private Response answer(
            @Nullable String key, String route, Object request, Function<Scope.Tenant, Diagnosis> decide) {
        var scope = new Scope.Tenant(caller.tenant());
        return transactions.in(
                scope,
                () -> idempotent.answer(
                        key,
                        route,
                        request,
                        () -> Response.status(Response.Status.CREATED)
                                .entity(DiagnosisView.of(decide.apply(scope), scope, true, null))
                                .build()));
    }
}
