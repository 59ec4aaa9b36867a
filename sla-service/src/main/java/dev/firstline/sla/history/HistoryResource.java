package dev.firstline.sla.history;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.http.IsoTimes;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.settings.SettingTenant;
import dev.firstline.sla.tracking.PastKeeping;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes in tickets of the past. */
@Path("/v1/sla/history")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "History", description = "Tickets of the past, judged in silence")
public class HistoryResource {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String REQUEST = """
            {"tickets":[{"ticketId":"0199f6c0-0000-7000-8000-000000000001","openedAt":"2026-03-02T09:00:00Z",\
            "type":"INCIDENT","severity":"A","language":"EN","events":[{"at":"2026-03-02T09:20:00Z","kind":"REPLIED"},\
            {"at":"2026-03-02T20:00:00Z","kind":"STATUS_CHANGED","status":"RESOLVED"}]}]}""";

    private final PastKeeping past;
    private final SettingTenant tenants;

    HistoryResource(PastKeeping past, SettingTenant tenants) {
        this.past = past;
        this.tenants = tenants;
    }

    /** Tickets of one tenant. */
    @Schema(name = "HistoryImport")
    public record Import(@NotEmpty @Size(max = 500) List<@NotNull @Valid PastTicket> tickets) {}

    @POST
    @Costly
    @MaxBody(MAX_BYTES)
    @APIResponse(responseCode = "409", description = "Another request brings some of these tickets at this moment")
    @Operation(
            operationId = "importHistory",
            summary = "Judge up to 500 tickets of the past by what was in force when they were opened",
            description =
                    "Nobody is told: no event, no warning, no alert. A ticket that is known already is left as it is, so the"
                            + " same request can be sent again. What is still open is watched from now on; what is overdue already"
                            + " is broken in silence. All or nothing. At most 4 MiB.")
    @APIResponse(responseCode = "200")
    @ExampleAnswer(name = "one", value = "{\"judged\":1,\"known\":0,\"clocks\":2,\"met\":1,\"breached\":1,\"open\":0}")
    public PastKeeping.Judged judge(
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("rulesAt")
                    @Parameter(
                            description =
                                    "Judge by what is in force at this instant instead of at each opening, such as the tenant's own"
                                            + " contract that was set after those tickets; up to now",
                            example = "2026-11-28T09:00:00Z")
                    @Nullable String rulesAt,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "one", value = REQUEST))) @NotNull @Valid Import history) {
        var tenant = tenants.of(named);
        var now = Instant.now();
        var tickets = new ArrayList<PastKeeping.Ticket>();
        for (var ticket : history.tickets()) {
            var facts = ticket.facts("/tickets/" + tickets.size(), now, tenant);
            tickets.add(new PastKeeping.Ticket(ticket.ticketId(), facts));
        }
        return past.judge(tenant, tickets, rulesAt(rulesAt, now));
    }

    private static @Nullable Instant rulesAt(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        try {
            var at = IsoTimes.instant(text);
            if (at.isAfter(now)) {
                throw Problem.invalid("rulesAt", "lies in the future; what is planned binds nobody yet");
            }
            return at;
        } catch (DateTimeException e) {
            throw Problem.invalid("rulesAt", "must be an " + IsoTimes.INSTANT);
        }
    }
}
