package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The documents of all services as one. Schemas of one name that say the same in all services are one; those that do not are told
 * apart by the name of their service before theirs, where it does not stand there already, as are those that refer to such.
 */
public final class Merged {

    private static final String SCHEMAS = "#/components/schemas/";

    private Merged() {}

    /**
     * Merges.
     *
     * @param documents by the names of their services
     * @throws IllegalStateException when two services describe one operation in two ways
     */
    public static JsonNode of(SortedMap<String, JsonNode> documents) {
        var whole = JsonNodeFactory.instance.objectNode();
        var first = documents.firstEntry().getValue();
        whole.set("openapi", first.path("openapi"));
        var info = whole.putObject("info");
        info.put("title", "Firstline");
        info.put("description", "The whole API, of all services behind the front door.");
        info.setAll((ObjectNode) ((ObjectNode) first.path("info").deepCopy()).without(Set.of("title", "description")));
        whole.set("servers", first.path("servers"));
        var tags = whole.putArray("tags");
        var paths = whole.putObject("paths");
        var components = whole.putObject("components");
        var different = different(documents);
        var named = new TreeSet<String>();
        documents.forEach((service, document) -> {
            var own = renamed(document, prefix(service), different);
            own.path("tags").forEach(tag -> {
                if (named.add(tag.path("name").asText())) {
                    tags.add(tag);
                }
            });
            add(paths, own.path("paths"), 2, service);
            add(components, own.path("components"), 2, service);
        });
        return whole;
    }

    /** Puts objects into each other so many levels deep; below, both have to be the same. */
    private static void add(ObjectNode into, JsonNode from, int levels, String service) {
        from.properties().forEach(field -> {
            var there = into.get(field.getKey());
            if (there == null) {
                into.set(field.getKey(), field.getValue().deepCopy());
            } else if (levels > 1 && there instanceof ObjectNode deeper) {
                add(deeper, field.getValue(), levels - 1, service);
            } else if (!there.equals(field.getValue())) {
                throw new IllegalStateException(service + " describes " + field.getKey() + " in another way: "
                        + field.getValue() + " instead of " + there);
            }
        });
    }

    /** The names under which not all services have the same. */
    private static Set<String> different(SortedMap<String, JsonNode> documents) {
        var known = new HashMap<String, JsonNode>();
        var shared = new HashSet<String>();
        var different = new TreeSet<String>();
        documents
                .values()
                .forEach(document -> schemas(document).properties().forEach(schema -> {
                    var other = known.putIfAbsent(schema.getKey(), schema.getValue());
                    if (other != null) {
                        shared.add(schema.getKey());
                        if (!other.equals(schema.getValue())) {
                            different.add(schema.getKey());
                        }
                    }
                }));
        boolean grown = true;
        while (grown) {
            // What refers to another thing in each service is another thing itself.
            grown = different.addAll(shared.stream()
                    .filter(name -> refersTo(Objects.requireNonNull(known.get(name)), different))
                    .toList());
        }
        return different;
    }

    private static boolean refersTo(JsonNode schema, Set<String> names) {
        return schema.findValuesAsText("$ref").stream()
                .anyMatch(ref -> ref.startsWith(SCHEMAS) && names.contains(ref.substring(SCHEMAS.length())));
    }

    private static JsonNode schemas(JsonNode document) {
        return document.path("components").path("schemas");
    }

    private static JsonNode renamed(JsonNode document, String prefix, Set<String> names) {
        var copy = document.deepCopy();
        refer(copy, prefix, names);
        var schemas = (ObjectNode) schemas(copy);
        var renamed = JsonNodeFactory.instance.objectNode();
        schemas.properties()
                .forEach(schema -> renamed.set(
                        names.contains(schema.getKey()) ? prefixed(prefix, schema.getKey()) : schema.getKey(),
                        schema.getValue()));
        ((ObjectNode) copy.path("components")).set("schemas", renamed);
        return copy;
    }

    private static void refer(JsonNode node, String prefix, Set<String> names) {
        if (node instanceof ObjectNode object) {
            var ref = object.path("$ref").asText("");
            if (ref.startsWith(SCHEMAS) && names.contains(ref.substring(SCHEMAS.length()))) {
                object.set("$ref", TextNode.valueOf(SCHEMAS + prefixed(prefix, ref.substring(SCHEMAS.length()))));
            }
        }
        node.forEach(part -> refer(part, prefix, names));
    }

    private static String prefixed(String prefix, String name) {
        return name.startsWith(prefix) ? name : prefix + name;
    }

    private static String prefix(String service) {
        var bare = service.replace("-service", "");
        return Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
    }
}
