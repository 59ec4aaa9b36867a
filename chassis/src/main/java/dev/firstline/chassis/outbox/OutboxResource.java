package dev.firstline.chassis.outbox;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The outbox of this service: how much waits, and sending again what was sent before. For the platform's operators. */
@Path("/v1/ops/{service}/outbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPS)
@Tag(name = "Outbox", description = "Events on their way to Kafka")
public class OutboxResource {

    private static final String HOUR = "{\"from\":\"2026-11-21T09:00:00Z\",\"to\":\"2026-11-21T10:00:00Z\"}";

    private final Transactions transactions;
    private final RelaySignal signal;
    private final Republishing republishing;
    private final Caller caller;
    private final String self;

    OutboxResource(
            Transactions transactions,
            RelaySignal signal,
            Republishing republishing,
            Caller caller,
            @ConfigProperty(name = "quarkus.application.name") String self) {
        this.transactions = transactions;
        this.signal = signal;
        this.republishing = republishing;
        this.caller = caller;
        this.self = self;
    }

    /**
     * What waits to be sent.
     *
     * @param oldest when the oldest of them was written; null when none waits
     */
    @Schema(name = "OutboxPending")
    public record Pending(long rows, @Nullable Instant oldest) {}

    /** A span of time, UTC; {@code to} is exclusive. */
    @Schema(name = "TimeSpan")
    public record Span(@NotNull Instant from, @NotNull Instant to) {}

    /** How many events will be sent again. */
    public record Republished(int events) {}

    @GET
    @Operation(operationId = "outboxPending", summary = "How many events wait to be sent")
    @ExampleAnswer(name = "idle", value = "{\"rows\":0}")
    public Pending pending(@PathParam("service") String service) {
        here(service);
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(
                            "select count(*), min(created_at) from outbox_pending join outbox using (id)");
                    var result = statement.executeQuery()) {
                result.next();
                var oldest = result.getObject(2, OffsetDateTime.class);
                return new Pending(result.getLong(1), oldest == null ? null : oldest.toInstant());
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    @POST
    @Path("/republish")
    @Operation(
            operationId = "republish",
            summary =
                    "Send the events of a span of time again, as after the loss of the broker's data; readers know duplicates")
    @ExampleAnswer(name = "some", value = "{\"events\":120}")
    public Republished republish(
            @PathParam("service") String service,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = Span.class),
                                            examples = @ExampleObject(name = "an hour", value = HOUR)))
                    @NotNull @Valid Span span) {
        here(service);
        var events = transactions.asPlatform(() -> republishing.between(span.from(), span.to()));
        signal.wake();
        return new Republished(events);
    }

    private void here(String service) {
        if (!service.equals(self)) {
            throw Problem.notFound("service");
        }
        if (!(caller.scope() instanceof Scope.Platform)) {
            throw new Problem(ProblemType.FORBIDDEN, "This is for the platform's own operators (tenant '*').");
        }
    }
}
