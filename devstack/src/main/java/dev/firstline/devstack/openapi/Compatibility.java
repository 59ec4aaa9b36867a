package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a document is no longer as clients may rely on it. New operations, new statuses, new fields of answers, new fields that
 * may be left out of requests, null where a request may say it too, and new enum values are additions. All else is a break, and is written as one line, such as
 * {@code GET /v1/tickets: 200: /items/number: removed}.
 */
public final class Compatibility {

    private enum Direction {
        SENT,
        ANSWERED
    }

    private static final String NULL = "null";

    private final Description before;
    private final Description after;
    private final Set<String> breaks = new TreeSet<>();

    private Compatibility(Description before, Description after) {
        this.before = before;
        this.after = after;
    }

    /** The breaks from one version of a document to another, sorted; empty when all is additive. */
    public static List<String> breaks(Description before, Description after) {
        var compared = new Compatibility(before, after);
        var now = new HashMap<String, Description.Operation>();
        after.operations().forEach(operation -> now.put(operation.name(), operation));
        before.operations()
                .forEach(was -> Optional.ofNullable(now.get(was.name()))
                        .ifPresentOrElse(
                                is -> compared.operation(was, is), () -> compared.found(was.name(), "removed")));
        return List.copyOf(compared.breaks);
    }

    private void operation(Description.Operation was, Description.Operation is) {
        if (!was.node().path("operationId").equals(is.node().path("operationId"))) {
            found(was.name(), "operationId changed");
        }
        parameters(was, is);
        var body = "/requestBody";
        content(was.name() + ": body", was.pointer() + body, is.pointer() + body, Direction.SENT);
        if (is.node().at(body + "/required").asBoolean()
                && !was.node().at(body + "/required").asBoolean()) {
            found(was.name() + ": body", "required");
        }
        was.node().path("responses").fieldNames().forEachRemaining(status -> {
            var at = "/responses/" + status;
            var name = was.name() + ": " + status;
            if (!is.node().path("responses").has(status)) {
                found(name, "removed");
                return;
            }
            var old = before.resolve(was.pointer() + at);
            var current = after.resolve(is.pointer() + at);
            before.at(old + "/headers").fieldNames().forEachRemaining(header -> {
                if (!after.at(current + "/headers").has(header)) {
                    found(name + ": header " + header, "removed");
                }
            });
            content(name, old, current, Direction.ANSWERED);
        });
    }

    private void parameters(Description.Operation was, Description.Operation is) {
        var old = parameters(was.node());
        var current = parameters(is.node());
        old.forEach((key, parameter) -> {
            var name = was.name() + ": " + key;
            var now = current.get(key);
            if (now == null) {
                found(name, "removed");
            } else {
                if (now.path("required").asBoolean()
                        && !parameter.path("required").asBoolean()) {
                    found(name, "required");
                }
                schema(name, parameter.path("schema"), now.path("schema"), Direction.SENT, new HashSet<>());
            }
        });
        current.forEach((key, parameter) -> {
            if (parameter.path("required").asBoolean() && !old.containsKey(key)) {
                found(was.name() + ": " + key, "required");
            }
        });
    }

    private static Map<String, JsonNode> parameters(JsonNode operation) {
        var found = new HashMap<String, JsonNode>();
        operation
                .path("parameters")
                .forEach(parameter -> found.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameter));
        return found;
    }

    private void content(String name, String was, String is, Direction direction) {
        var old = before.at(was + "/content");
        var current = after.at(is + "/content");
        old.properties().forEach(media -> {
            if (!current.has(media.getKey())) {
                found(name + ": " + media.getKey(), "removed");
            } else {
                schema(
                        name + ": ",
                        media.getValue().path("schema"),
                        current.path(media.getKey()).path("schema"),
                        direction,
                        new HashSet<>());
            }
        });
    }

    private void schema(String name, JsonNode was, JsonNode is, Direction direction, Set<String> seen) {
        var ref = was.path("$ref");
        if (ref.isTextual() && !seen.add(ref.textValue())) {
            return;
        }
        var old = target(before, was);
        var current = direction == Direction.SENT ? target(after, notNull(is)) : target(after, is);
        if (old.isMissingNode()) {
            return;
        }
        if (current.isMissingNode()) {
            found(name, "without a schema");
            return;
        }
        if (old.has("type") && !isStill(types(old), types(current), direction)) {
            found(name, "type changed");
            return;
        }
        values(old.path("enum")).stream()
                .filter(value ->
                        current.has("enum") && !values(current.path("enum")).contains(value))
                .forEach(value -> found(name, "value " + value + " removed"));
        fields(name, old, current, direction, seen);
        schema(name + "/*", old.path("items"), current.path("items"), direction, seen);
        if (old.path("additionalProperties").isObject()) {
            schema(
                    name + "/*",
                    old.path("additionalProperties"),
                    current.path("additionalProperties"),
                    direction,
                    seen);
        }
        if (direction == Direction.SENT) {
            limits(name, old, current);
        }
        seen.remove(ref.asText());
    }

    private void fields(String name, JsonNode old, JsonNode current, Direction direction, Set<String> seen) {
        old.path("properties").properties().forEach(field -> {
            var at = name + "/" + field.getKey();
            if (!current.path("properties").has(field.getKey())) {
                found(at, "removed");
            } else {
                schema(at, field.getValue(), current.path("properties").path(field.getKey()), direction, seen);
            }
        });
        var mandatory = values(old.path("required"));
        var now = values(current.path("required"));
        if (direction == Direction.SENT) {
            now.stream()
                    .filter(field -> !mandatory.contains(field))
                    .forEach(field -> found(name + "/" + field, "required"));
        } else {
            mandatory.stream()
                    .filter(field ->
                            !now.contains(field) && current.path("properties").has(field))
                    .forEach(field -> found(name + "/" + field, "can be absent"));
        }
    }

    private void limits(String name, JsonNode old, JsonNode current) {
        for (var limit : List.of("maxLength", "maximum", "maxItems")) {
            if (current.has(limit)
                    && (!old.has(limit)
                            || current.path(limit).asDouble() < old.path(limit).asDouble())) {
                found(name, limit + " lowered");
            }
        }
        for (var limit : List.of("minLength", "minimum", "minItems")) {
            if (current.path(limit).asDouble() > old.path(limit).asDouble()) {
                found(name, limit + " raised");
            }
        }
        if (current.has("pattern") && !current.path("pattern").equals(old.path("pattern"))) {
            found(name, "pattern changed");
        }
    }

    /** Of what is sent null may come to be a value too; of what is answered nothing may. */
    private static boolean isStill(Set<String> old, Set<String> current, Direction direction) {
        return current.equals(old)
                || direction == Direction.SENT
                        && current.contains(NULL)
                        && with(old, NULL).equals(current);
    }

    private static Set<String> with(Set<String> types, String another) {
        var all = new TreeSet<>(types);
        all.add(another);
        return all;
    }

    /** What one of two is, where null is the other; else the schema as it is. */
    private static JsonNode notNull(JsonNode schema) {
        var parts = schema.path("anyOf");
        return parts.size() == 2 && parts.path(1).path("type").asText().equals(NULL) ? parts.path(0) : schema;
    }

    private static JsonNode target(Description description, JsonNode schema) {
        var ref = schema.path("$ref");
        if (ref.isTextual()) {
            return target(description, description.at(ref.textValue().substring(1)));
        }
        return schema;
    }

    private static Set<String> types(JsonNode schema) {
        return schema.path("type").isTextual() ? Set.of(schema.path("type").textValue()) : values(schema.path("type"));
    }

    private static Set<String> values(JsonNode list) {
        var values = new TreeSet<String>();
        list.forEach(value -> values.add(value.asText()));
        return values;
    }

    private void found(String where, String what) {
        breaks.add((where.endsWith(": ") ? where : where + ": ") + what);
    }
}
