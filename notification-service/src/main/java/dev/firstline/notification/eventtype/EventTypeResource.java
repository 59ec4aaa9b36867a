package dev.firstline.notification.eventtype;

import dev.firstline.chassis.auth.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The event types that can be subscribed to. */
@Path("/v1/event-types")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CRM_CLIENT, Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.GLOBAL_ADMIN, Roles.OPS})
@Tag(name = "Event types", description = "What can be subscribed to")
public class EventTypeResource {

    private final EventSchemas schemas;

    EventTypeResource(EventSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * One type.
     *
     * @param type as a subscription names it
     * @param topic the Kafka topic on which it is published
     * @param schema path of the JSON Schema of {@code data} in the contracts of the platform
     * @param schemaUrl where that schema is served, without a token
     */
    @Schema(name = "EventType")
    public record EventTypeView(String type, String topic, String schema, String schemaUrl) {}

    /** All of them. */
    @Schema(name = "EventTypePage")
    public record Page(List<EventTypeView> items) {}

    @GET
    @Operation(operationId = "listEventTypes", summary = "List the event types")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "some", value = """
                    {"items":[{"type":"sla.breached","topic":"firstline.sla.v1","schema":"schema/sla.breached.schema.json",
                      "schemaUrl":"https://desk.contoso.example/v1/event-types/sla.breached/schema"}]}
                    """)))
    public Page list() {
        return new Page(EventPattern.types().stream()
                .map(entry -> new EventTypeView(
                        entry.type(),
                        entry.topic().topicName(),
                        "schema/" + entry.type() + ".schema.json",
                        schemas.address(entry.type()).toString()))
                .toList());
    }
}
