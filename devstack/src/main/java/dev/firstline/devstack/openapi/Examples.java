package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.devstack.openapi.Description.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The examples of a document: of bodies, of parameters and of schemas. */
final class Examples {

    private Examples() {}

    static Stream<Example> of(Description description) {
        var found = new ArrayList<Example>();
        look(description.document(), "", found);
        return found.stream();
    }

    private static void look(JsonNode node, String at, List<Example> found) {
        if (node.isObject()) {
            if (node.path("schema").isObject()) {
                ofMedia(node, at, found);
            } else if (isSchema(node)) {
                ofSchema(node, at, found);
            }
            node.properties().forEach(field -> {
                if (!field.getKey().startsWith("example")) {
                    look(field.getValue(), at + "/" + Description.escape(field.getKey()), found);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(node.get(i), at + "/" + i, found);
            }
        }
    }

    private static void ofMedia(JsonNode media, String at, List<Example> found) {
        if (at.contains("/content/") && !at.endsWith("json")) {
            return;
        }
        if (media.has("example")) {
            found.add(new Example(at + "/example", at + "/schema", media.get("example")));
        }
        media.path("examples")
                .properties()
                .forEach(example -> found.add(new Example(
                        at + "/examples/" + example.getKey(),
                        at + "/schema",
                        example.getValue().path("value"))));
    }

    private static void ofSchema(JsonNode schema, String at, List<Example> found) {
        if (schema.has("example")) {
            found.add(new Example(at + "/example", at, schema.get("example")));
        }
        schema.path("examples").forEach(example -> found.add(new Example(at + "/examples", at, example)));
        if (schema.has("default")) {
            found.add(new Example(at + "/default", at, schema.get("default")));
        }
    }

    private static boolean isSchema(JsonNode node) {
        return node.has("type") || node.has("$ref") || node.has("allOf");
    }
}
