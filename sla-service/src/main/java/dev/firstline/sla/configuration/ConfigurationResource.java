package dev.firstline.sla.configuration;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.MaxBody;
import dev.firstline.sla.configuration.Configurations.Revised;
import dev.firstline.sla.settings.SettingTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A tenant's own policies and calendars as one YAML document that can be kept with the code of whoever changes it. */
@Path("/v1/sla/configuration")
@RolesAllowed({Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
@Tag(name = "Configuration", description = "A tenant's own policies and calendars as one document")
public class ConfigurationResource {

    private static final String YAML = "application/yaml";
    private static final int MAX_BYTES = 1024 * 1024;

    private final Configurations configurations;
    private final SettingTenant tenants;

    ConfigurationResource(Configurations configurations, SettingTenant tenants) {
        this.configurations = configurations;
        this.tenants = tenants;
    }

    @GET
    @Produces(YAML)
    @Operation(
            operationId = "getConfiguration",
            summary = "The tenant's own settings in force, as a document that can be applied again")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = "ETag"),
            content =
                    @Content(
                            mediaType = YAML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "gold", value = ConfigurationExamples.DOCUMENT)))
    public Response get(@QueryParam("tenant") @Nullable String named) {
        var written = configurations.write(tenants.of(named));
        return answer(written, YAML + ";charset=utf-8");
    }

    @POST
    @Path("/validate")
    @MaxBody(MAX_BYTES)
    @Consumes(YAML)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "validateConfiguration",
            summary = "All faults of a document at once; 200 whether it has any or not")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Validation.class),
                            examples = {
                                @ExampleObject(name = "valid", value = ConfigurationExamples.VALID),
                                @ExampleObject(name = "not valid", value = ConfigurationExamples.INVALID)
                            }))
    public Validation validate(
            @QueryParam("tenant") @Nullable String named,
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
        return configurations.validate(tenants.of(named), yaml);
    }

    @POST
    @Path("/diff")
    @MaxBody(MAX_BYTES)
    @Consumes(YAML)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "diffConfiguration",
            summary = "What a document would change; its ETag is what apply wants as If-Match")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = "ETag"),
            content =
                    @Content(
                            schema = @Schema(implementation = ConfigurationDiff.class),
                            examples = @ExampleObject(name = "changes", value = ConfigurationExamples.DIFF)))
    public Response diff(
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("prune") @DefaultValue("false") boolean prune,
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
        return answer(configurations.diff(tenants.of(named), yaml, prune), MediaType.APPLICATION_JSON);
    }

    @POST
    @Path("/apply")
    @MaxBody(MAX_BYTES)
    @Consumes(YAML)
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "409", description = "A policy of the tenant or below would miss a calendar")
    @APIResponse(responseCode = "428")
    @Operation(
            operationId = "applyConfiguration",
            summary = "Set what a document says from now on, all of it or nothing; twice is as once."
                    + " What it does not name is ended with prune only")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = "ETag"),
            content =
                    @Content(
                            schema = @Schema(implementation = ConfigurationDiff.class),
                            examples = @ExampleObject(name = "changes", value = ConfigurationExamples.DIFF)))
    public Response apply(
            @QueryParam("tenant") @Nullable String named,
            @QueryParam("prune") @DefaultValue("false") boolean prune,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
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
        return answer(configurations.apply(tenants.of(named), yaml, prune, ifMatch), MediaType.APPLICATION_JSON);
    }

    private static Response answer(Revised<?> revised, String type) {
        return Response.ok(revised.value(), type)
                .header(HttpHeaders.ETAG, ETags.of(revised.revision()))
                .build();
    }
}
