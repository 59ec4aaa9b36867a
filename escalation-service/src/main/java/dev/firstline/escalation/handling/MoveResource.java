package dev.firstline.escalation.handling;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Cursors;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.Slice;
import dev.firstline.chassis.idempotency.IdempotentRequests;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The moves of an escalation: what can be done next, and who did what. */
@Path("/v1/escalations/{id}/moves")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN})
@Tag(name = "Vendor")
public class MoveResource {

    private final Transactions transactions;
    private final EscalationActions desk;
    private final EscalationMoveRepository moves;
    private final EscalationViews views;
    private final IdempotentRequests idempotent;
    private final Cursors cursors;
    private final Caller caller;

    MoveResource(
            Transactions transactions,
            EscalationActions desk,
            EscalationMoveRepository moves,
            EscalationViews views,
            IdempotentRequests idempotent,
            Cursors cursors,
            Caller caller) {
        this.transactions = transactions;
        this.desk = desk;
        this.moves = moves;
        this.views = views;
        this.idempotent = idempotent;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listMoves", summary = "List who did what to an escalation, the latest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = MoveView.Page.class),
                            examples = @ExampleObject(name = "one", value = EscalationExamples.MOVES)))
    public MoveView.Page list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var scope = caller.scope();
        var list = List.of("moves", scope.setting(), id.toString());
        var before = cursors.readId(list, cursor);
        var found = transactions.in(
                scope,
                () -> moves.page(desk.seen(scope, id), before, limit + 1).stream()
                        .map(made -> MoveView.of(made, scope))
                        .toList());
        var slice = Slice.of(found, limit, last -> cursors.write(list, last.id().toString()));
        return new MoveView.Page(slice.items(), slice.next());
    }

    @POST
    @Operation(
            operationId = "makeMove",
            summary = "Do one of the legal moves",
            description =
                    "FILE, VENDOR_UPDATE and HAND_BACK have operations of their own, as more is told with them. REFUSE and"
                            + " WITHDRAW need a note. MARK_READY needs a packet that lacks nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = MoveRequest.class),
                            examples = @ExampleObject(name = "asks", value = EscalationExamples.MOVE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = EscalationView.class),
                            examples = @ExampleObject(name = "asked", value = EscalationExamples.ASKED)))
    @APIResponse(
            responseCode = "409",
            description =
                    "The progress does not allow it, and the legal moves are named; or the packet lacks something")
    public Response make(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid MoveRequest request) {
        var command = request.command();
        var scope = new Scope.Tenant(caller.tenant());
        var route = "POST /v1/escalations/" + id + "/moves";
        return transactions.in(
                scope,
                () -> idempotent.answer(key, route, request, () -> {
                    var view = views.of(scope, desk.move(scope, id, command, request.note(), caller.subject()));
                    return Response.ok(view)
                            .header(HttpHeaders.ETAG, ETags.of(view.version()))
                            .build();
                }));
    }
}
