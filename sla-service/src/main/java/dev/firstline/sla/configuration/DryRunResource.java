package dev.firstline.sla.configuration;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.sla.dryrun.DryRun;
import dev.firstline.sla.report.Period;
import dev.firstline.sla.settings.SettingTenant;
import dev.firstline.sla.tracking.RecordedTickets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a configuration would have made of the tickets of a period, before anybody applies it. */
@Path("/v1/sla/configuration/dry-run")
@RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
@Tag(name = "Configuration", description = "A tenant's own policies and calendars as one document")
public class DryRunResource {

    private static final String YAML = "application/yaml";
    private static final int MAX_BYTES = 1024 * 1024;

    private static final String EXAMPLE = """
            {"asOf":"2026-11-21T10:30:00Z","tickets":2,"changed":1,"lines":[{"customer":\
            "0199f6c0-0000-7000-8000-000000000007","target":"RESOLUTION","metBefore":2,"metAfter":1,"breachedBefore":0,\
            "breachedAfter":1,"changed":1}],"changes":[{"ticketId":"0199f6c0-0000-7000-8000-000000000001",\
            "target":"RESOLUTION","cycle":1,"before":{"state":"MET","dueAt":"2026-11-02T17:00:00Z",\
            "endedAt":"2026-11-02T12:00:00Z"},"after":{"state":"BREACHED","dueAt":"2026-11-02T10:00:00Z",\
            "endedAt":"2026-11-02T10:00:00Z"}}]}""";

    private final Configurations configurations;
    private final RecordedTickets recorded;
    private final SettingTenant tenants;

    DryRunResource(Configurations configurations, RecordedTickets recorded, SettingTenant tenants) {
        this.configurations = configurations;
        this.recorded = recorded;
        this.tenants = tenants;
    }

    @POST
    @Costly
    @MaxBody(MAX_BYTES)
    @Consumes(YAML)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "dryRunConfiguration",
            summary = "Judge the tenant's tickets opened in a period by the document and compare; nothing is changed",
            description =
                    "Looked at as of the end of the period, or now if that is earlier: the same question about a period that is"
                            + " over gets the same answer. Tickets of tenants below are not looked at: name them with tenant.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = DryRun.Result.class),
                            examples = @ExampleObject(name = "tighter", value = EXAMPLE)))
    public DryRun.Result run(
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("prune") @DefaultValue("false") boolean prune,
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
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = YAML,
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples =
                                                    @ExampleObject(
                                                            name = "gold",
                                                            value = ConfigurationExamples.DOCUMENT)))
                    byte[] yaml) {
        var tenant = tenants.of(named);
        var period = Period.of(from, to);
        var run = new DryRun(configurations.proposed(tenant, yaml, prune), asOf(period));
        recorded.each(tenant, period.from(), period.to(), run::take);
        return run.result();
    }

    private static Instant asOf(Period period) {
        var now = Instant.now();
        return period.to().isBefore(now) ? period.to() : now;
    }
}
