package dev.firstline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a schema may follow a published one. Old readers must get all that they rely on, and new readers must be able
 * to read the records that old writers left on the topic. So a field may be added if it is not required, an enum may
 * gain values, words of explanation may change; nothing else.
 */
final class SchemaCompatibility {

    private static final Set<String> EXPLANATIONS = Set.of("title", "description", "examples", "$comment");

    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility() {}

    /** What breaks a reader, each with the path of the place; empty when nothing does. */
    static List<String> breaks(JsonNode published, JsonNode current) {
        var comparison = new SchemaCompatibility();
        comparison.compare("", published, current);
        return comparison.breaks;
    }

    private void compare(String path, JsonNode published, JsonNode current) {
        Set<String> keywords = new LinkedHashSet<>();
        published.fieldNames().forEachRemaining(keywords::add);
        current.fieldNames().forEachRemaining(keywords::add);
        for (var keyword : keywords) {
            var before = published.path(keyword);
            var now = current.path(keyword);
            switch (keyword) {
                case "properties" -> compareFields(path, before, now);
                case "required" -> compareRequired(path, before, now, published.path("properties"));
                case "items" -> compare(path + "/items", before, now);
                case "enum" -> compareEnum(path, before, now);
                default -> {
                    if (!EXPLANATIONS.contains(keyword) && !before.equals(now)) {
                        breaks.add(path + ": " + keyword + " was " + shown(before) + ", is " + shown(now));
                    }
                }
            }
        }
    }

    private void compareFields(String path, JsonNode before, JsonNode now) {
        before.properties().forEach(field -> {
            var fieldPath = path + "/" + field.getKey();
            if (now.has(field.getKey())) {
                compare(fieldPath, field.getValue(), now.get(field.getKey()));
            } else {
                breaks.add(fieldPath + ": removed");
            }
        });
    }

    private void compareRequired(String path, JsonNode before, JsonNode now, JsonNode publishedFields) {
        var requiredBefore = values(before);
        var requiredNow = values(now);
        requiredBefore.stream()
                .filter(name -> !requiredNow.contains(name))
                .forEach(name ->
                        breaks.add(path + "/" + name.asText() + ": no longer required, but readers rely on it"));
        requiredNow.stream()
                .filter(name -> !requiredBefore.contains(name))
                .forEach(name -> breaks.add(path + "/"
                        + name.asText()
                        + (publishedFields.has(name.asText()) ? ": now required" : ": new and required")
                        + ", but records on the topic lack it"));
    }

    private void compareEnum(String path, JsonNode before, JsonNode now) {
        if (before.isMissingNode() || now.isMissingNode()) {
            breaks.add(path + ": enum was " + shown(before) + ", is " + shown(now));
            return;
        }
        var valuesNow = values(now);
        values(before).stream()
                .filter(value -> !valuesNow.contains(value))
                .forEach(value -> breaks.add(path + ": enum lost " + value));
    }

    private static Set<JsonNode> values(JsonNode array) {
        Set<JsonNode> values = new LinkedHashSet<>();
        array.forEach(values::add);
        return values;
    }

    private static JsonNode shown(JsonNode node) {
        return node.isMissingNode() ? JsonNodeFactory.instance.textNode("absent") : node;
    }
}
