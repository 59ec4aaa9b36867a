package dev.firstline.chassis.inbox;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Dead letters of this service: list, show, re-drive, discard. */
@Path("/v1/ops/{service}/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "Dead letters", description = "Records that could not be applied, and those that wait behind them")
public class DeadLetterResource {

    private static final String POISON = """
            {"id":"0199f6c0-0000-7000-8000-000000000001","consumer":"sla.events","topic":"firstline.ticket.v1",
             "partition":3,"offset":1812,"cause":"BODY","detail":"Unexpected end-of-input","blocks":true,
             "state":"OPEN","attempts":1,"createdAt":"2026-11-21T09:00:00Z","body":"{\\"ticketId\\":"}
            """;

    private static final String DISCARDED = """
            {"id":"0199f6c0-0000-7000-8000-000000000001","consumer":"sla.events","topic":"firstline.ticket.v1",
             "partition":3,"offset":1812,"cause":"BODY","detail":"Unexpected end-of-input","blocks":false,
             "state":"DISCARDED","attempts":1,"createdAt":"2026-11-21T09:00:00Z"}
            """;

    private final Transactions transactions;
    private final DeadLetters deadLetters;
    private final Redrive redrive;
    private final Caller caller;
    private final String self;

    DeadLetterResource(
            Transactions transactions,
            DeadLetters deadLetters,
            Redrive redrive,
            Caller caller,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.redrive = redrive;
        this.caller = caller;
        this.self = self;
    }

    /** A page of dead letters; {@code next} is the id to send as {@code after}, or null at the end. */
    @Schema(name = "DeadLetterPage")
    public record Page(List<DeadLetterView> items, @Nullable UUID next) {}

    @GET
    @Operation(operationId = "listDeadLetters", summary = "List dead letters, oldest first")
    @ExampleAnswer(name = "none", value = "{\"items\":[]}")
    public Page list(
            @PathParam("service") String service,
            @QueryParam("state") @DefaultValue("OPEN") DeadLetter.State state,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        here(service);
        var letters = transactions.in(caller.scope(), () -> deadLetters.list(state, after, limit + 1));
        var page = letters.stream().limit(limit).map(DeadLetterView::summary).toList();
        return new Page(page, letters.size() > limit ? page.getLast().id() : null);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "showDeadLetter", summary = "Show one dead letter with its headers and body")
    @ExampleAnswer(name = "poison", value = POISON)
    public DeadLetterView show(@PathParam("service") String service, @PathParam("id") UUID id) {
        here(service);
        return transactions
                .in(caller.scope(), () -> deadLetters.find(id))
                .map(DeadLetterView::whole)
                .orElseThrow(() -> Problem.notFound("dead letter"));
    }

    @POST
    @Path("/{id}/redrive")
    @Operation(
            operationId = "redriveDeadLetter",
            summary = "Apply the dead letters of this one's key again, oldest first, up to the first that fails")
    @ExampleAnswer(name = "all", value = "{\"applied\":3,\"left\":0}")
    public Redrive.Result redrive(@PathParam("service") String service, @PathParam("id") UUID id) {
        here(service);
        return redrive.ofKeyOf(id, caller.scope()).orElseThrow(() -> Problem.notFound("dead letter"));
    }

    @POST
    @Path("/{id}/discard")
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Give one up for good; the next re-drive applies those that waited behind it")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeadLetterView.class)))
    @APIResponse(responseCode = "409", description = "It is closed already")
    @ExampleAnswer(name = "discarded", value = DISCARDED)
    public DeadLetterView discard(@PathParam("service") String service, @PathParam("id") UUID id) {
        here(service);
        return transactions.in(caller.scope(), () -> {
            deadLetters.find(id).orElseThrow(() -> Problem.notFound("dead letter"));
            if (!deadLetters.mark(id, DeadLetter.State.DISCARDED)) {
                throw new Problem(ProblemType.CONFLICT, "This dead letter is closed already.");
            }
            return DeadLetterView.summary(deadLetters.find(id).orElseThrow());
        });
    }

    private void here(String service) {
        if (!service.equals(self)) {
            throw Problem.notFound("service");
        }
    }
}
