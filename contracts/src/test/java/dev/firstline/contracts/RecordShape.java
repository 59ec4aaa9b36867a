package dev.firstline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a JSON Schema that follows from a record: names, types, enum constants, what may be null. */
final class RecordShape {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> FORMATS_OF_TYPES = Set.of("uuid", "date-time");
    private static final Set<String> KEYWORDS = Set.of("type", "format", "enum", "items", "properties", "required");

    private RecordShape() {}

    /** The shape that a record has. */
    static ObjectNode ofRecord(Class<?> record) {
        var shape = JSON.objectNode().put("type", "object");
        ArrayNode required = shape.putArray("required");
        ObjectNode properties = shape.putObject("properties");
        for (var component : record.getRecordComponents()) {
            var property = of(component.getGenericType());
            if (isNullable(component)) {
                var type = property.get("type");
                property.putArray("type").add(type).add("null");
                if (property.get("enum") instanceof ArrayNode constants) {
                    constants.addNull();
                }
            } else {
                required.add(component.getName());
            }
            properties.set(component.getName(), property);
        }
        return shape;
    }

    /** The same part of a schema that stands in a file. */
    static ObjectNode in(JsonNode schema) {
        var shape = JSON.objectNode();
        schema.properties().forEach(keyword -> {
            var name = keyword.getKey();
            var value = keyword.getValue();
            if (name.equals("properties")) {
                var properties = shape.putObject(name);
                value.properties().forEach(property -> properties.set(property.getKey(), in(property.getValue())));
            } else if (name.equals("items")) {
                shape.set(name, in(value));
            } else if (KEYWORDS.contains(name)
                    && (!name.equals("format") || FORMATS_OF_TYPES.contains(value.asText()))) {
                shape.set(name, value);
            }
        });
        return shape;
    }

    private static ObjectNode of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            var shape = JSON.objectNode().put("type", "array");
            shape.set("items", of(list.getActualTypeArguments()[0]));
            return shape;
        }
        var javaType = (Class<?>) type;
        if (javaType.isRecord()) {
            return ofRecord(javaType);
        }
        if (javaType.isEnum()) {
            var shape = JSON.objectNode().put("type", "string");
            var constants = shape.putArray("enum");
            for (var constant : javaType.getEnumConstants()) {
                constants.add(((Enum<?>) constant).name());
            }
            return shape;
        }
        if (javaType == UUID.class) {
            return JSON.objectNode().put("type", "string").put("format", "uuid");
        }
        if (javaType == Instant.class) {
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        }
        return JSON.objectNode().put("type", plainType(javaType));
    }

    private static String plainType(Class<?> javaType) {
        if (javaType == String.class) {
            return "string";
        }
        if (javaType == boolean.class || javaType == Boolean.class) {
            return "boolean";
        }
        if (javaType == long.class || javaType == int.class || javaType == Integer.class) {
            return "integer";
        }
        throw new IllegalArgumentException("no JSON type is agreed for " + javaType);
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
