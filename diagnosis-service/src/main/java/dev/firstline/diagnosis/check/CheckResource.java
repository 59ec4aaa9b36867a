package dev.firstline.diagnosis.check;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.diagnosis.check.RecordedCheck.Recorder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the desk did on a ticket before a vendor is asked. */
@Path("/v1/tickets/{ticketId}/checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Checks", description = "The work of the first and second level before a vendor is asked")
public class CheckResource {

    private final Transactions transactions;
    private final Checks checks;
    private final Caller caller;

    CheckResource(Transactions transactions, Checks checks, Caller caller) {
        this.transactions = transactions;
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(operationId = "listChecks", summary = "List the checks that were written down, in their usual order")
    @ExampleAnswer(name = "one", value = CheckExamples.CHECKS)
    public CheckView.Items list(@PathParam("ticketId") UUID ticketId) {
        var scope = caller.scope();
        return transactions.in(
                scope,
                () -> new CheckView.Items(checks.of(scope, ticketId).stream()
                        .map(check -> CheckView.of(check, scope))
                        .toList()));
    }

    @GET
    @Path("/{check}")
    @RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(operationId = "getCheck", summary = "Read a check that was written down")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckView.class),
                            examples = @ExampleObject(name = "service health", value = CheckExamples.CHECK)))
    public Response get(@PathParam("ticketId") UUID ticketId, @PathParam("check") Check check) {
        var scope = caller.scope();
        return transactions.in(
                scope,
                () -> checks.one(ticketId, scope, check)
                        .map(known -> answer(Response.Status.OK, known, scope))
                        .orElseThrow(() -> Problem.notFound("check")));
    }

    @PUT
    @Path("/{check}")
    @Operation(
            operationId = "recordCheck",
            summary = "Write down what became of a check, or correct it",
            description = "The packet for a vendor lists the checks as what was tried. The note stays at the desk.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CheckRequest.class),
                            examples = @ExampleObject(name = "done", value = CheckExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "New",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckView.class),
                            examples = @ExampleObject(name = "service health", value = CheckExamples.CHECK)))
    @APIResponse(
            responseCode = "200",
            description = "Known already; now as in the request",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckView.class),
                            examples = @ExampleObject(name = "service health", value = CheckExamples.CHECK)))
    @APIResponse(responseCode = "409", description = "The ticket has ended")
    public Response put(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("check") Check check,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid CheckRequest request) {
        var scope = new Scope.Tenant(caller.tenant());
        var by = new Recorder(caller.subject(), caller.client(), scope.path().value());
        return transactions.in(scope, () -> {
            var written = checks.write(scope, ticketId, check, request, by, new Checks.Expected(ifMatch, ifNoneMatch));
            return answer(written.isNew() ? Response.Status.CREATED : Response.Status.OK, written.check(), scope);
        });
    }

    private static Response answer(Response.Status status, RecordedCheck check, Scope reader) {
        return Response.status(status)
                .entity(CheckView.of(check, reader))
                .header(HttpHeaders.ETAG, ETags.of(check.version()))
                .build();
    }
}
