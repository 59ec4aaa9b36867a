package dev.firstline.escalation.handling;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Filing: what the form still needs, and the vendor's case number. */
@Path("/v1/escalations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Filing", description = "The way onto a vendor's form")
public class FilingResource {

    private final Transactions transactions;
    private final EscalationActions desk;
    private final EscalationViews views;
    private final Caller caller;

    FilingResource(Transactions transactions, EscalationActions desk, EscalationViews views, Caller caller) {
        this.transactions = transactions;
        this.desk = desk;
        this.views = views;
        this.caller = caller;
    }

    @PUT
    @Path("/filing-details")
    @APIResponse(responseCode = "409", description = "The escalation is past its form")
    @Operation(
            operationId = "putFilingDetails",
            summary = "Tell what the form asks for and the ticket does not say; needs If-Match")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = FilingDetailsRequest.class),
                            examples = @ExampleObject(name = "azure", value = EscalationExamples.DETAILS)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EscalationView.class),
                            examples = @ExampleObject(name = "open", value = EscalationExamples.ESCALATION)))
    public Response details(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @NotNull @Valid FilingDetailsRequest request) {
        var scope = new Scope.Tenant(caller.tenant());
        return tagged(transactions.in(
                scope,
                () -> views.of(
                        scope, desk.tell(scope, id, ifMatch, ifNoneMatch, request.details(), caller.subject()))));
    }

    @POST
    @Path("/filing")
    @Operation(
            operationId = "fileEscalation",
            summary = "Tell the vendor's case number; the same number again is the same filing")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = FilingRequest.class),
                            examples = @ExampleObject(name = "azure", value = EscalationExamples.FILING)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EscalationView.class),
                            examples = @ExampleObject(name = "filed", value = EscalationExamples.FILED)))
    @APIResponse(responseCode = "409", description = "Filed under another number, or a state that allows no filing")
    public Response file(@PathParam("id") UUID id, @NotNull @Valid FilingRequest request) {
        var scope = new Scope.Tenant(caller.tenant());
        return tagged(transactions.in(
                scope, () -> views.of(scope, desk.file(scope, id, request.vendorCaseNumber(), caller.subject()))));
    }

    private static Response tagged(EscalationView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
