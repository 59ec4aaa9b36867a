package dev.firstline.sla.preview;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.clock.Clocks;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.explanation.ExplanationResource;
import dev.firstline.sla.explanation.Explanations;
import dev.firstline.sla.settings.CallersBooks;
import dev.firstline.sla.settings.Inherited;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.settings.SettingTenant;
import dev.firstline.sla.timer.DatabaseClock;
import dev.firstline.sla.tracking.ThoughtOf;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When a ticket that is described would be due. */
@Path("/v1/sla/due")
@Consumes(MediaType.APPLICATION_JSON)
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
public class DueResource {

    private static final int MAX_BYTES = 64 * 1024;

    /** As far ahead as settings can be planned. */
    private static final Duration AHEAD = Duration.ofDays(3660);

    private static final String QUESTION = """
            {"openedAt":"2026-11-27T16:00:00Z","type":"INCIDENT","severity":"A","language":"EN","events":[\
            {"at":"2026-11-27T16:30:00Z","kind":"STATUS_CHANGED","status":"IN_PROGRESS"},\
            {"at":"2026-11-27T17:00:00Z","kind":"STATUS_CHANGED","status":"WAITING_ON_CUSTOMER"},\
            {"at":"2026-11-27T18:00:00Z","kind":"STATUS_CHANGED","status":"IN_PROGRESS"}]}""";

    private static final String ANSWER =
            "{\"openedAt\":\"2026-11-21T10:00:00Z\",\"clocks\":[{\"target\":\"FIRST_RESPONSE\",\"cycle\":1,\"state\":\"RUNNING\","
                    + "\"dueAt\":\"2026-11-21T12:00:00Z\",\"explanation\":" + ExplanationResource.EXAMPLE + "}]}";

    private final Transactions transactions;
    private final CallersBooks books;
    private final SettingTenant tenants;
    private final Inherited inherited;
    private final Caller caller;
    private final DatabaseClock clock;

    DueResource(
            Transactions transactions,
            CallersBooks books,
            SettingTenant tenants,
            Inherited inherited,
            Caller caller,
            DatabaseClock clock) {
        this.transactions = transactions;
        this.books = books;
        this.tenants = tenants;
        this.inherited = inherited;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @MaxBody(MAX_BYTES)
    @Operation(
            operationId = "whenDue",
            summary = "When a ticket that is described would be due, and why; nothing is stored and nobody is told",
            description =
                    "Judged by what is in force, or planned, for the instant of opening. With events the clocks are shown after the"
                            + " last of them, as if nothing happened later.")
    @APIResponse(responseCode = "200")
    @ExampleAnswer(name = "first response", value = ANSWER)
    public DueAnswer due(
            @QueryParam("tenant") @Nullable String named,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "paused", value = QUESTION)))
                    @NotNull @Valid DueQuestion question) {
        var tenant = tenants.of(named);
        return transactions.inTenant(tenant, () -> {
            var ticket = question.ticket(clock.now());
            within(clock.now(), ticket.openedAt(), "/openedAt");
            for (int i = 0; question.events() != null && i < question.events().size(); i++) {
                within(clock.now(), question.events().get(i).at(), "/events/" + i + "/at");
            }
            var facts = ticket.facts("", Instant.MAX, tenant);
            var opened = facts.getFirst().at();
            var book = books.asOf(new Rulebooks.Opening(tenant, opened));
            var asOf =
                    facts.stream().map(TicketFact::at).max(Instant::compareTo).orElse(opened);
            return new DueAnswer(
                    opened,
                    Clocks.derive(facts, book).stream()
                            .map(one -> new DueAnswer.Due(
                                    one.target(),
                                    one.cycle(),
                                    one.state(),
                                    one.dueAt(),
                                    one.endedAt(),
                                    Explanations.of(
                                            one,
                                            ThoughtOf.of(tenant, one, asOf),
                                            asOf,
                                            inherited.source(
                                                    tenant,
                                                    one.promise().policy(),
                                                    one.promise().policyVersion(),
                                                    one.promise().rule(),
                                                    one.promise().source()),
                                            accepted)))
                            .toList());
        });
    }

    private static void within(Instant now, Instant at, String pointer) {
        if (at.isAfter(now.plus(AHEAD))) {
            throw Problem.invalid(pointer, "must lie within the next ten years");
        }
    }
}
