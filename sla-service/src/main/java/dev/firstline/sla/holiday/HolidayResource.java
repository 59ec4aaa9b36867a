package dev.firstline.sla.holiday;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.calendar.HolidayRegion;
import dev.firstline.sla.calendar.YearRange;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Suggests holidays; stores nothing. */
@Path("/v1/calendars/holidays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
public class HolidayResource {

    private static final String EXAMPLE = """
            {"region":"DE-BY","from":2026,"to":2026,"holidays":[{"date":"2026-01-06","kind":"PUBLIC",\
            "names":{"de":"Heilige Drei Könige","en":"Epiphany"}}]}""";

    private final PublicHolidays holidays;

    HolidayResource(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /** The holidays of a region, by date. */
    public record Suggestions(String region, int from, int to, List<PublicHoliday> holidays) {}

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
    @Operation(
            operationId = "suggestHolidays",
            summary = "Public holidays of a region, at most ten years at once; for a calendar to take over")
    @ExampleAnswer(name = "Bavaria", value = EXAMPLE)
    public Suggestions suggest(
            @QueryParam("region") @NotBlank @Size(max = 20) String region,
            @QueryParam("from") @NotNull Integer from,
            @QueryParam("to") @NotNull Integer to) {
        var asked = new HolidayRegion(region, years(from, to));
        return new Suggestions(asked.code(), from, to, holidays.of(asked, "region"));
    }

    private static YearRange years(int from, int to) {
        try {
            return new YearRange(from, to);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("to", String.valueOf(e.getMessage()));
        }
    }
}
