package dev.firstline.notification.eventtype;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstline.chassis.http.PublicAddress;
import dev.firstline.contracts.EventCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The JSON Schemas of the events, each with the address at which it is served as its {@code $id}. */
@ApplicationScoped
public class EventSchemas {

    private final PublicAddress address;
    private final Map<String, String> byType;

    EventSchemas(PublicAddress address, ObjectMapper json) {
        this.address = address;
        this.byType = EventCatalog.all().stream()
                .map(EventCatalog.Entry::type)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), type -> served(type, json)));
    }

    /** Where the schema of an event type is served, from the root of the front door. */
    public static String path(String type) {
        return "/v1/event-types/" + type + "/schema";
    }

    /** Where the schema of an event type is served, whole. */
    URI address(String type) {
        return address.of(path(type));
    }

    /** The schema of an event type; empty for a type that no topic has. */
    Optional<String> of(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    private String served(String type, ObjectMapper json) {
        var file = "/schema/" + type + ".schema.json";
        try (var stored = EventCatalog.class.getResourceAsStream(file)) {
            if (stored == null) {
                throw new IllegalStateException("the contracts have no " + file);
            }
            var schema = (ObjectNode) json.readTree(new String(stored.readAllBytes(), StandardCharsets.UTF_8));
            var whole = json.createObjectNode();
            whole.set("$schema", schema.get("$schema"));
            whole.put("$id", address(type).toString());
            whole.setAll(schema);
            return json.writeValueAsString(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
