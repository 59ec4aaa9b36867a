package dev.firstline.sla.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When service is given. */
@Path("/v1/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars", description = "When service is given; inherited down the tree of tenants")
public class CalendarResource {

    private static final SettingAnswers<BusinessCalendar> ANSWERS = new SettingAnswers<>("calendar", CalendarView::of);

    private final Transactions transactions;
    private final Settings settings;
    private final CalendarVersions versions;
    private final Inherited inherited;
    private final SettingWriter writer;
    private final SettingReader reader;
    private final SettingHints hinted;
    private final SettingTenant tenants;
    private final DatabaseClock clock;
    private final CalendarsPresent calendarsPresent;

    CalendarResource(
            Transactions transactions,
            Settings settings,
            CalendarVersions versions,
            Inherited inherited,
            SettingWriter writer,
            SettingReader reader,
            SettingHints hinted,
            SettingTenant tenants,
            DatabaseClock clock,
            CalendarsPresent calendarsPresent) {
        this.transactions = transactions;
        this.settings = settings;
        this.versions = versions;
        this.inherited = inherited;
        this.writer = writer;
        this.reader = reader;
        this.hinted = hinted;
        this.tenants = tenants;
        this.clock = clock;
        this.calendarsPresent = calendarsPresent;
    }

    @GET
    @RolesAllowed({
        Roles.CRM_CLIENT,
        Roles.HELPDESK_AGENT,
        Roles.ADMIN_AGENT,
        Roles.BILLING_ADMIN,
        Roles.SALES_AGENT,
        Roles.OPS,
        Roles.GLOBAL_ADMIN
    })
    @Operation(operationId = "listCalendars", summary = "The calendars in force")
    @ExampleAnswer(name = "calendars", value = Examples.CALENDARS)
    public CalendarView.Page list(
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("at") @Parameter(description = Examples.AT, example = Examples.INSTANT) @Nullable String at) {
        var tenant = tenants.of(named);
        return transactions.inTenant(
                tenant,
                () -> new CalendarView.Page(inherited.calendars(settings.calendars(tenant, moment(at))).stream()
                        .map(CalendarView::of)
                        .toList()));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({
        Roles.CRM_CLIENT,
        Roles.HELPDESK_AGENT,
        Roles.ADMIN_AGENT,
        Roles.BILLING_ADMIN,
        Roles.SALES_AGENT,
        Roles.OPS,
        Roles.GLOBAL_ADMIN
    })
    @Operation(operationId = "getCalendar", summary = "The calendar of that code that is in force")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CalendarView.class),
                            examples = @ExampleObject(name = "calendar", value = Examples.CALENDAR_VIEW)))
    public Response get(
            @PathParam("code") String code,
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("at") @Parameter(description = Examples.AT, example = Examples.INSTANT) @Nullable String at) {
        var tenant = tenants.of(named);
        return transactions.inTenant(
                tenant,
                () -> ANSWERS.read(
                        inherited.calendars(settings.calendars(tenant, moment(at))),
                        code,
                        versions.ownLatest(tenant, code)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{code}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @APIResponse(responseCode = "428")
    @APIResponse(responseCode = "409", description = "A policy could not count by it")
    @APIResponse(responseCode = "201", description = "The first of that code of the tenant's own")
    @Operation(
            operationId = "putCalendar",
            summary = "Set a calendar for the tenant and those below; tickets opened from now on are counted by it")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or the same as before. 201 when the tenant had none of this code.",
            content =
                    @Content(
                            schema = @Schema(implementation = CalendarView.class),
                            examples = @ExampleObject(name = "calendar", value = Examples.CALENDAR_VIEW)))
    public Response put(
            @PathParam("code") @Pattern(regexp = Codes.PATTERN, message = Codes.MESSAGE) String code,
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("validFrom") @Parameter(description = Examples.VALID_FROM, example = Examples.INSTANT) @Nullable String validFrom,
            @QueryParam("validUntil")
                    @Parameter(description = Examples.VALID_UNTIL, example = Examples.INSTANT)
                    @Nullable String validUntil,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(
                            description =
                                    "`*`: only as the first of that code of the tenant's own; 412 where it has one already")
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String ifNoneMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CalendarBody.class),
                                            examples = @ExampleObject(name = "office", value = Examples.CALENDAR)))
                    @NotNull JsonNode body) {
        var tenant = tenants.of(named);
        var calendar = reader.calendar(body, code);
        return transactions.inTenant(tenant, () -> {
            var now = writer.awaitTurn(tenant);
            var validity = Validity.of(validFrom, validUntil, now);
            writer.refuseKnown(versions, tenant, code, ifNoneMatch);
            var written = writer.write(versions, tenant, calendar, validity, ifMatch);
            calendarsPresent.requireReach(tenant, now, calendar, "/hours");
            calendarsPresent.requireBelow(tenant, now);
            var hints = new Faults();
            var asked = settings.policies(tenant, validity.from()).stream()
                    .map(Setting::value)
                    .toList();
            hinted.calendar(code, asked, "", hints);
            return ANSWERS.written(written, setting -> CalendarView.of(setting).withHints(hints.hints()));
        });
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @APIResponse(responseCode = "409", description = "A policy counts by it")
    @Operation(
            operationId = "endCalendar",
            summary = "End the tenant's own calendar; what it inherits counts from then on. Needs If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The version that ends it.",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.class),
                            examples = @ExampleObject(name = "ended", value = Examples.ENDED)))
    public Response end(
            @PathParam("code") String code,
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("validFrom") @Parameter(description = Examples.VALID_FROM, example = Examples.INSTANT) @Nullable String validFrom,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var tenant = tenants.of(named);
        return transactions.inTenant(tenant, () -> {
            var now = writer.awaitTurn(tenant);
            var from = Validity.of(validFrom, null, now).from();
            var end = writer.end(versions, tenant, code, from, ifMatch);
            calendarsPresent.requireBelow(tenant, now);
            return SettingAnswers.ended(end);
        });
    }

    private Instant moment(@Nullable String at) {
        return at == null ? clock.now() : Validity.instant("at", at);
    }
}
