package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Closes the schemas of a document where they are used: fields that they do not name are faults. Not where they are declared, since
 * one that is a part of another has to let the other's fields pass.
 */
final class Strictness {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> PARTS = Set.of("allOf", "oneOf", "anyOf");
    private static final Set<String> OPEN = Set.of("additionalProperties", "unevaluatedProperties");

    private Strictness() {}

    static JsonNode closed(JsonNode document) {
        var copy = document.deepCopy();
        copy.properties().forEach(member -> {
            if (!member.getKey().equals("components")) {
                close(member.getValue(), false);
            }
        });
        copy.path("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .forEach(named -> close(named, kind.getKey().equals("schemas"))));
        return copy;
    }

    private static void close(JsonNode node, boolean part) {
        if (node instanceof ObjectNode object) {
            if (!part && isOfFields(object) && OPEN.stream().noneMatch(object::has)) {
                object.put("unevaluatedProperties", false);
            }
            object.properties().forEach(field -> close(field.getValue(), PARTS.contains(field.getKey())));
        } else {
            // The parts of a whole are listed.
            node.forEach(item -> close(item, part));
        }
    }

    private static boolean isOfFields(ObjectNode object) {
        return object.path("properties").isObject()
                || object.path("$ref").asText("").startsWith(SCHEMAS)
                || PARTS.stream().anyMatch(parts -> object.path(parts).isArray());
    }
}
