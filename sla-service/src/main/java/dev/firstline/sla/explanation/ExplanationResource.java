package dev.firstline.sla.explanation;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.sla.tracking.ClockReading;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why a clock stands as it does. */
@Path("/v1/tickets/{ticketId}/clocks/{clockId}/explanation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.CRM_CLIENT,
    Roles.HELPDESK_AGENT,
    Roles.ADMIN_AGENT,
    Roles.BILLING_ADMIN,
    Roles.SALES_AGENT,
    Roles.OPS,
    Roles.GLOBAL_ADMIN
})
@Tag(name = "Clocks", description = "What a ticket was promised, and how its clocks stand")
public class ExplanationResource {

    /** An explanation of a first response that runs, for documents. */
    public static final String EXAMPLE = """
            {"clockId":"5f1cb2a4-2d1e-5e4c-9b43-0f7f5b0f8a11","target":"FIRST_RESPONSE","cycle":1,"state":"RUNNING",\
            "asOf":"2026-11-21T10:30:00Z","language":"en","sentences":["Policy program, version 1, rule first-response-a \
            promises a first response within 2 h of 24x7 (UTC). Source: Partner Center.","Since Nov 21, 2026, 10:00:00 AM +00:00 \
            it runs: 30 min of service time so far.","2 h less 0 s used before leaves 2 h; counted by the calendar from \
            Nov 21, 2026, 10:00:00 AM +00:00 it is due on Nov 21, 2026, 12:00:00 PM +00:00.","On Nov 21, 2026, 11:50:00 AM +00:00 a warning goes out: 10 min of service \
            time before it is due.","If nothing has met it by Nov 21, 2026, 1:00:00 PM +00:00, it is overdue by 1 h of service time then."],"policy":"program","policyVersion":1,\
            "rule":"first-response-a","source":"Partner Center","goal":"PT2H","goalServiceTime":"PT2H","calendar":"24x7",\
            "zone":"UTC","promisedAt":"2026-11-21T10:00:00Z","intervals":[{"from":"2026-11-21T10:00:00Z",\
            "cause":"RUNNING","openedBy":"019aa5d0-3a00-7000-8000-000000000001","serviceTime":"PT30M"}],\
            "usedBefore":"PT0S","left":"PT2H","countedFrom":"2026-11-21T10:00:00Z","warnAtPercent":[75],\
            "warnBefore":["PT10M"],"overdueAfter":["PT1H"],"thresholds":[{"at":"2026-11-21T11:30:00Z","percent":75},\
            {"at":"2026-11-21T11:50:00Z","percent":91,"before":"PT10M"},{"at":"2026-11-21T13:00:00Z","after":"PT1H"}],"dueAt":"2026-11-21T12:00:00Z"}""";

    private static final Set<String> INSIDE =
            Set.of(Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN);

    private final ClockReading clocks;
    private final Caller caller;

    ExplanationResource(ClockReading clocks, Caller caller) {
        this.clocks = clocks;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "explainClock",
            summary = "The rule, the calendar, every interval and the arithmetic to the due instant",
            description = "As data, and in words in the best of en, pt-BR, pt-PT, es and de by Accept-Language.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ExplanationView.class),
                            examples = @ExampleObject(name = "running", value = EXAMPLE)))
    public Response explain(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("clockId") UUID clockId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        var read = clocks.clock(caller.scope(), ticketId, clockId);
        var language = Languages.of(accepted);
        var view = ExplanationView.of(
                clockId,
                Explanation.of(read.clock(), read.asOf(), read.source()),
                read.shown(),
                language,
                isInside() ? caller.scope() : null);
        return Response.ok(view)
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** The words of who judges a ticket anew are for those who handle tickets. */
    private boolean isInside() {
        return caller.roles().stream().anyMatch(INSIDE::contains);
    }
}
