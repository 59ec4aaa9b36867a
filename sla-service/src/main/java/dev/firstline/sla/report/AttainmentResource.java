package dev.firstline.sla.report;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How well promises were kept. */
@Path("/v1/sla/reports/attainment")
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "SLA reports", description = "How well promises were kept, and who held the tickets")
public class AttainmentResource {

    private static final int MOST_LINES = 10_000;
    private static final String CSV = "text/csv";

    private static final String EXAMPLE = """
            {"from":"2026-11-01T00:00:00Z","to":"2026-12-01T00:00:00Z","groupedBy":"POLICY","lines":[{"group":"program",\
            "target":"FIRST_RESPONSE","met":412,"breached":3,"cancelled":7,"percent":99.2,"held":{"RUNNING":"PT301H2M",\
            "CUSTOMER":"PT0S","VENDOR":"PT0S","PARTNER":"PT0S","INCIDENT":"PT0S"},\
            "unanswered":{"total":5,"asMet":0,"asBreached":0},"excused":{"excused":1,"voided":0,"met":412,"breached":2,\
            "percent":99.5},"late":{"settled":3,"mean":"PT41S","longest":"PT1M30S","meanWall":"PT41S"}}]}""";

    private static final String EXAMPLE_CSV = """
            group,target,met,breached,cancelled,percent,held_running_seconds,held_customer_seconds,held_vendor_seconds,\
            held_partner_seconds,held_incident_seconds,unanswered,unanswered_as_met,unanswered_as_breached,excused,voided,\
            met_after_excuses,breached_after_excuses,percent_after_excuses,settled,late_mean_seconds,late_longest_seconds,\
            late_mean_wall_seconds
            program,FIRST_RESPONSE,412,3,7,99.2,1083720,0,0,0,0,5,0,0,1,0,412,2,99.5,3,41,90,41
            """;

    private final Attainments attainments;
    private final Caller caller;

    AttainmentResource(Attainments attainments, Caller caller) {
        this.attainments = attainments;
        this.caller = caller;
    }

    /** A report. */
    public record Report(Instant from, Instant to, Grouping groupedBy, List<Attainment> lines) {}

    @GET
    @Costly
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportAttainment",
            summary = "Promises kept and broken among the clocks that ended in a period, and who held the tickets",
            description = "As JSON up to 10,000 lines; as CSV (Accept: text/csv) of any length.")
    @APIResponse(
            responseCode = "200",
            headers =
                    @Header(
                            name = "Content-Disposition",
                            description = "With CSV",
                            schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Report.class),
                        examples = @ExampleObject(name = "by policy", value = EXAMPLE)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "by policy", value = EXAMPLE_CSV))
            })
    public Report json(
            @Parameter(
                            required = true,
                            description = "The begin of the period, included",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2026-10-01T00:00:00Z")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            required = true,
                            description = "The end of the period, not included",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2026-11-01T00:00:00Z")
                    @QueryParam("to")
                    @Nullable String to,
            @QueryParam("groupBy") @DefaultValue("TENANT") Grouping grouping) {
        var period = Period.of(from, to);
        var lines = new ArrayList<Attainment>();
        attainments.each(caller.scope(), period, grouping, line -> {
            if (lines.size() == MOST_LINES) {
                throw Problem.invalid("groupBy", "gives more than 10,000 lines; ask for text/csv or a shorter period");
            }
            lines.add(line);
        });
        return new Report(period.from(), period.to(), grouping, lines);
    }

    @GET
    @Costly
    @Produces(CSV + ";qs=0.5") // JSON for who accepts anything
    @Operation(hidden = true)
    public Response csv(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("groupBy") @DefaultValue("TENANT") Grouping grouping) {
        var period = Period.of(from, to);
        var scope = caller.scope();
        StreamingOutput body = bytes -> {
            var text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            var csv = new AttainmentCsv(text);
            attainments.each(scope, period, grouping, csv::line);
            csv.end();
        };
        return Response.ok(body, CSV + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"attainment.csv\"")
                .build();
    }
}
