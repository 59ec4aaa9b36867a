package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.calendar.YearRange;
import dev.firstline.sla.icalendar.HolidayFile;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Holidays out of a file that a calendar program wrote. */
@Path("/v1/calendars/{code}/import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
public class CalendarImportResource {

    private static final int MAX_BYTES = 512 * 1024;

    private final Transactions transactions;
    private final Settings settings;
    private final CalendarVersions versions;
    private final SettingWriter writer;
    private final CalendarAcceptance acceptance;
    private final SettingTenant tenants;
    private final CalendarsPresent calendarsPresent;
    private final DatabaseClock clock;

    CalendarImportResource(
            Transactions transactions,
            Settings settings,
            CalendarVersions versions,
            SettingWriter writer,
            CalendarAcceptance acceptance,
            SettingTenant tenants,
            CalendarsPresent calendarsPresent,
            DatabaseClock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.versions = versions;
        this.writer = writer;
        this.acceptance = acceptance;
        this.tenants = tenants;
        this.calendarsPresent = calendarsPresent;
        this.clock = clock;
    }

    @POST
    @Consumes("text/calendar")
    @MaxBody(MAX_BYTES)
    @RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
    @APIResponse(responseCode = "428")
    @APIResponse(responseCode = "409", description = "A policy could not count by it")
    @APIResponse(responseCode = "201", description = "The first of that code of the tenant's own")
    @Operation(
            operationId = "importHolidays",
            summary = "Add the all-day events of an iCalendar file to the holidays of a calendar",
            description = "At most 512 KiB in UTF-8 and 2000 events. Timed events are counted and left out; of"
                    + " repetitions, those by the year are followed through the years asked for, which are this one and the"
                    + " nine that follow unless stated.")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = "ETag"),
            description =
                    "Changed, or the same as before. 201 when the tenant had none of this code: then the calendar in"
                            + " force for it, inherited or shipped, is copied with the holidays added.",
            content =
                    @Content(
                            schema = @Schema(implementation = CalendarImportView.class),
                            examples = @ExampleObject(name = "imported", value = Examples.CALENDAR_IMPORT)))
    public Response importHolidays(
            @PathParam("code") String code,
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("to") @Nullable Integer to,
            @QueryParam("source")
                    @Pattern(regexp = Codes.PATTERN, message = Codes.MESSAGE) @Parameter(
                            description =
                                    "A name for the file: what a file of that name has brought before is replaced. Left out: dates are only added",
                            example = "outlook-de")
                    @Nullable String source,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples = @ExampleObject(name = "file", value = Examples.CALENDAR_FILE)))
                    @NotNull byte[] body) {
        var tenant = tenants.of(named);
        var file = HolidayFile.read(body, years(from, to));
        if (file.dates().isEmpty()) {
            throw Problem.invalid("", "the file has no all-day event in the years asked for")
                    .with("ignored", file.ignored());
        }
        return transactions.inTenant(tenant, () -> {
            var now = writer.awaitTurn(tenant);
            var before = inForce(tenant, code);
            var brought = BroughtHolidays.of(before).bring(source, file.dates());
            if (brought.imports().size() > CalendarBody.MOST_IMPORTS) {
                throw Problem.invalid(
                        "source", "may be at most " + CalendarBody.MOST_IMPORTS + " names; use one of them again");
            }
            var removed = new TreeSet<>(before.holidays());
            removed.removeAll(brought.holidays());
            var added = new TreeSet<>(brought.holidays());
            added.removeAll(before.holidays());
            var calendar =
                    acceptance.check(before.withHolidays(brought.holidays()).withImports(brought.imports()));
            var written = writer.write(versions, tenant, calendar, Validity.since(now), ifMatch);
            calendarsPresent.requireReach(tenant, now, calendar, "");
            return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                    .entity(new CalendarImportView(
                            file.dates().size(),
                            added.size(),
                            removed.size(),
                            file.ignored(),
                            CalendarView.of(written.setting())))
                    .header(HttpHeaders.ETAG, ETags.of(written.latest()))
                    .build();
        });
    }

    private BusinessCalendar inForce(TenantPath tenant, String code) {
        return settings.calendars(tenant, clock.now()).stream()
                .filter(setting -> setting.code().equals(code))
                .findFirst()
                // Of an inherited one the dates become the tenant's own; which files brought them is not told.
                .map(setting -> setting.owner().filter(tenant.value()::equals).isPresent()
                        ? setting.value()
                        : setting.value().withImports(Map.of()))
                .orElseThrow(() -> Problem.notFound("calendar"));
    }

    private YearRange years(@Nullable Integer from, @Nullable Integer to) {
        try {
            var usual = YearRange.startingWith(
                    from == null ? clock.now().atZone(ZoneOffset.UTC).getYear() : from);
            return to == null ? usual : new YearRange(usual.from(), to);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("to", String.valueOf(e.getMessage()));
        }
    }
}
