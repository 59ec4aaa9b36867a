package dev.firstline.notification.eventtype;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where {@code dataschema} of a CloudEvent leads. Open as the description of the API is: it says what events look like, is the same for everybody, and
 * whoever reads it (a gateway, a registry, a generator) has no token of ours.
 */
@Path("/v1/event-types/{type}/schema")
@PermitAll
@Tag(name = "Event types")
public class EventSchemaResource {

    /** As JSON Schema, draft 2020-12, names itself. */
    private static final String SCHEMA_JSON = "application/schema+json";

    /** Schemas grow with releases alone, and only ever by what readers pass over. */
    private static final String AN_HOUR = "public, max-age=3600";

    private final EventSchemas schemas;

    EventSchemaResource(EventSchemas schemas) {
        this.schemas = schemas;
    }

    @GET
    @Produces(SCHEMA_JSON)
    @Operation(
            operationId = "getEventSchema",
            summary = "Show the JSON Schema of an event type",
            description =
                    "Draft 2020-12, of the event's own body: data of a webhook, the value on the topic. Its $id is its address. Types that cannot be subscribed to"
                            + " have theirs too. Needs no token.")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag", ref = "ETag"),
            content =
                    @Content(
                            mediaType = SCHEMA_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "shortened", value = """
                    {"$schema":"https://json-schema.org/draft/2020-12/schema",
                     "$id":"https://desk.contoso.example/v1/event-types/sla.breached/schema","title":"sla.breached",
                     "description":"The promise is broken.","type":"object","required":["ticketId"],
                     "properties":{"ticketId":{"type":"string","format":"uuid","description":"The ticket."}}}
                    """)))
    @APIResponse(responseCode = "404", description = "No topic has events of this type")
    public Response get(@PathParam("type") String type) {
        var schema = schemas.of(type)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND,
                        "No event has this type; GET /v1/event-types lists those that can be subscribed to."));
        return Response.ok(schema)
                .header(HttpHeaders.ETAG, ETags.of("schema"))
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
                .build();
    }
}
