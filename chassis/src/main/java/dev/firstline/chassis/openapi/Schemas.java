package dev.firstline.chassis.openapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schemas of a document, those inside others too. */
final class Schemas {

    private static final String HERE = "#/components/schemas/";

    private final Map<String, Schema> named;

    private Schemas(Map<String, Schema> named) {
        this.named = named;
    }

    static Schemas of(OpenAPI api) {
        var components = api.getComponents();
        return new Schemas(components == null || components.getSchemas() == null ? Map.of() : components.getSchemas());
    }

    /** Those that have a name. */
    Map<String, Schema> named() {
        return new LinkedHashMap<>(named);
    }

    /** The schema itself, or the one that it refers to. */
    Schema resolved(Schema schema) {
        var ref = schema.getRef();
        var meant = ref != null && ref.startsWith(HERE) ? named.get(name(ref)) : null;
        return meant == null ? schema : meant;
    }

    /** The names of all that can be part of a value of these. */
    Set<String> reachable(Collection<Schema> roots) {
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(roots);
        while (!waiting.isEmpty()) {
            walk(waiting.pop(), schema -> {
                var ref = schema.getRef();
                var meant = ref != null && ref.startsWith(HERE) && seen.add(name(ref)) ? named.get(name(ref)) : null;
                if (meant != null) {
                    waiting.push(meant);
                }
            });
        }
        return seen;
    }

    /** The same, or null: a type of its own is widened, what refers to another becomes one of two. */
    static Schema orNull(Schema schema) {
        if (schema.getType() == null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(schema, OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL))));
        }
        var types = new ArrayList<>(schema.getType());
        types.add(Schema.SchemaType.NULL);
        return schema.type(types);
    }

    /** Shows a schema and all that are written inside it; does not follow references. */
    static void walk(@Nullable Schema schema, Consumer<Schema> visitor) {
        if (schema != null) {
            visitor.accept(schema);
            parts(schema).forEach(part -> walk(part, visitor));
        }
    }

    private static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        values(schema.getProperties()),
                        list(schema.getAllOf()),
                        list(schema.getOneOf()),
                        list(schema.getAnyOf()),
                        schema.getItems() == null ? Stream.<Schema>empty() : Stream.of(schema.getItems()),
                        schema.getAdditionalPropertiesSchema() == null
                                ? Stream.<Schema>empty()
                                : Stream.of(schema.getAdditionalPropertiesSchema()))
                .flatMap(parts -> parts);
    }

    /** The schemas of a body in all its formats. */
    static List<Schema> of(@Nullable Content content) {
        return content == null || content.getMediaTypes() == null
                ? List.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(schema -> schema != null)
                        .toList();
    }

    /** The schemas of what operations are sent. */
    static List<Schema> ofRequests(Collection<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> of(operation.getRequestBody().getContent()).stream())
                .toList();
    }

    private static String name(String ref) {
        return ref.substring(HERE.length());
    }

    private static Stream<Schema> values(@Nullable Map<String, Schema> schemas) {
        return schemas == null ? Stream.empty() : schemas.values().stream();
    }

    private static Stream<Schema> list(@Nullable List<Schema> schemas) {
        return schemas == null ? Stream.empty() : schemas.stream();
    }
}
