package dev.firstline.sla.tracking;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.sla.Verdict;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The clocks of a ticket. */
@Path("/v1/tickets/{ticketId}/clocks")
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
public class ClockResource {

    private static final String CLOCK = """
            {"id":"5f1cb2a4-2d1e-5e4c-9b43-0f7f5b0f8a11","target":"RESOLUTION","cycle":1,"state":"RUNNING","policy":"program",\
            "policyVersion":1,"rule":"resolution-a","goal":"PT8H","calendar":"24x7","startedAt":"2026-11-21T09:00:00Z",\
            "dueAt":"2026-11-21T18:00:00Z","elapsed":"PT30M","remaining":"PT7H30M","warnAtPercent":[75],\
            "warnBefore":["PT1H"],"overdueAfter":["PT2H"],"thresholds":[{"at":"2026-11-21T16:00:00Z","percent":75},\
            {"at":"2026-11-21T17:00:00Z","percent":87,"before":"PT1H"},{"at":"2026-11-21T20:00:00Z","after":"PT2H"}],\
            "held":{"RUNNING":"PT30M","CUSTOMER":"PT1H"},"intervals":[\
            {"from":"2026-11-21T09:00:00Z","to":"2026-11-21T09:10:00Z","cause":"RUNNING",\
            "openedBy":"019aa5d0-3a00-7000-8000-000000000001"},\
            {"from":"2026-11-21T09:10:00Z","to":"2026-11-21T10:10:00Z","cause":"CUSTOMER",\
            "openedBy":"019aa5d0-3a00-7000-8000-000000000002"},\
            {"from":"2026-11-21T10:10:00Z","cause":"RUNNING","openedBy":"019aa5d0-3a00-7000-8000-000000000003"}]}""";

    private static final String CLOCKS = "{\"ticketId\":\"019aa5d0-39ff-7000-8000-000000000000\","
            + "\"asOf\":\"2026-11-21T10:30:00Z\",\"clocks\":[" + CLOCK + "]}";

    private static final Set<String> INSIDE =
            Set.of(Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN);

    private final ClockReading clocks;
    private final Rebasing rebasing;
    private final Judging judging;
    private final Caller caller;

    ClockResource(ClockReading clocks, Rebasing rebasing, Judging judging, Caller caller) {
        this.clocks = clocks;
        this.rebasing = rebasing;
        this.judging = judging;
        this.caller = caller;
    }

    /**
     * Why a ticket is judged anew.
     *
     * @param reason kept with the ticket and shown with a clock's explanation to those who handle tickets; told to nobody else
     */
    @Schema(name = "RebaseReason")
    public record Rebase(
            @NotBlank @OneLine(words = true, mayBeBlank = true) @Size(max = 500) String reason) {}

    /**
     * Why the outcome of a clock is excused, voided or reinstated.
     *
     * @param reason kept here with the author and the time; not told on the topic
     */
    public record Judgement(
            @NotBlank @OneLine(words = true, mayBeBlank = true) @Size(max = 500) String reason) {}

    @GET
    @Operation(operationId = "listClocks", summary = "The clocks of a ticket, each with its whole life")
    @ExampleAnswer(name = "clocks", value = CLOCKS)
    public ClockView.OfTicket list(@PathParam("ticketId") UUID ticketId) {
        return shown(ticketId);
    }

    @POST
    @Path("/rebase")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @Operation(
            operationId = "rebaseClocks",
            summary = "Judge the ticket by the policies and calendars in force now, and say why",
            description =
                    "A promise stays as it was given unless this is asked for. Time used stays used, what was met or broken stays so.")
    @APIResponse(responseCode = "200", description = "The clocks as they stand now.")
    @ExampleAnswer(name = "clocks", value = CLOCKS)
    public ClockView.OfTicket rebase(
            @PathParam("ticketId") UUID ticketId,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "contract",
                                                            value = "{\"reason\":\"Contract 2026-117 signed\"}")))
                    @NotNull @Valid Rebase why) {
        rebasing.rebase(caller.scope(), ticketId, caller.subject(), why.reason());
        return shown(ticketId);
    }

    @GET
    @Path("/{clockId}")
    @Operation(operationId = "getClock", summary = "One clock of a ticket")
    @ExampleAnswer(name = "clock", value = CLOCK)
    public ClockView get(@PathParam("ticketId") UUID ticketId, @PathParam("clockId") UUID clockId) {
        return shown(ticketId).clocks().stream()
                .filter(clock -> clock.id().equals(clockId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("clock"));
    }

    @POST
    @Path("/{clockId}/excuse")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @APIResponse(responseCode = "409", description = "The promise was not broken")
    @Operation(
            operationId = "excuseClock",
            summary = "Excuse a broken promise, and say why",
            description =
                    "It stays broken and is told so; reports count it raw and leave it out after excuses. Said twice it changes nothing.")
    @APIResponse(responseCode = "200", description = "The clock as it stands now.")
    @ExampleAnswer(name = "clock", value = CLOCK)
    public ClockView excuse(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("clockId") UUID clockId,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "reason",
                                                            value = "{\"reason\":\"The customer asked us to wait\"}")))
                    @NotNull @Valid Judgement why) {
        return judge(ticketId, clockId, Verdict.EXCUSED, why);
    }

    @POST
    @Path("/{clockId}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @APIResponse(responseCode = "409", description = "The clock counts neither way")
    @Operation(
            operationId = "voidClock",
            summary = "Void the outcome of a clock, and say why",
            description =
                    "For an outcome that should not count either way; reports count it raw and leave it out after excuses. Said twice it changes nothing.")
    @APIResponse(responseCode = "200", description = "The clock as it stands now.")
    @ExampleAnswer(name = "clock", value = CLOCK)
    public ClockView voidOutcome(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("clockId") UUID clockId,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "reason",
                                                            value = "{\"reason\":\"Opened by a test of the CRM\"}")))
                    @NotNull @Valid Judgement why) {
        return judge(ticketId, clockId, Verdict.VOIDED, why);
    }

    @POST
    @Path("/{clockId}/reinstate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
    @APIResponse(responseCode = "409", description = "The clock counts neither way")
    @Operation(
            operationId = "reinstateClock",
            summary = "Take an excuse or a voiding back, and say why",
            description = "The outcome counts again. Without anything to take back it changes nothing.")
    @APIResponse(responseCode = "200", description = "The clock as it stands now.")
    @ExampleAnswer(name = "clock", value = CLOCK)
    public ClockView reinstate(
            @PathParam("ticketId") UUID ticketId,
            @PathParam("clockId") UUID clockId,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "reason",
                                                            value = "{\"reason\":\"Excused by mistake\"}")))
                    @NotNull @Valid Judgement why) {
        return judge(ticketId, clockId, Verdict.REINSTATED, why);
    }

    private ClockView judge(UUID ticketId, UUID clockId, Verdict verdict, Judgement why) {
        judging.judge(caller.scope(), ticketId, clockId, verdict, caller.subject(), why.reason());
        return get(ticketId, clockId);
    }

    /** Who said what of an outcome, and why, is for those who handle tickets. */
    private ClockView.OfTicket shown(UUID ticketId) {
        var all = clocks.clocks(caller.scope(), ticketId);
        return caller.roles().stream().anyMatch(INSIDE::contains)
                ? all
                : new ClockView.OfTicket(
                        all.ticketId(),
                        all.asOf(),
                        all.clocks().stream().map(ClockView::withoutAuthors).toList());
    }
}
