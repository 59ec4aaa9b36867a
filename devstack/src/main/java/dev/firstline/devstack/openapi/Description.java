package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI 3.1 document as a judge of answers. It is read strictly: a field that its schema does not name is a lie, although
 * clients are to pass over such fields, since a service knows what it sends.
 */
public final class Description {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDRESS = "https://firstline.example/openapi";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final List<String> PROMISED_HEADERS = List.of(
            "ETag",
            "Location",
            "Retry-After",
            "RateLimit",
            "RateLimit-Policy",
            "Idempotent-Replayed",
            "WWW-Authenticate",
            "Allow",
            "Link",
            "Content-Disposition");

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final List<Operation> operations;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Null until a part of it is asked for. */
    private @Nullable Schema whole;

    private Description(JsonNode document) {
        this.document = document;
        var strict = Strictness.closed(document);
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ADDRESS, strict.toString())).schemaRegistryConfig(config));
        operations = operations(document);
    }

    /** Reads a document. */
    public static Description of(String json) {
        try {
            return new Description(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON", e);
        }
    }

    /** The document as it is. */
    public JsonNode document() {
        return document.deepCopy();
    }

    /**
     * One operation.
     *
     * @param pointer where in the document it stands
     */
    public record Operation(String method, PathTemplate path, String pointer, JsonNode node) {

        /** Such as {@code GET /v1/tickets/{id}}. */
        public String name() {
            return method.toUpperCase(Locale.ROOT) + " " + path.template();
        }
    }

    /** All operations. */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * What an answer says that the document does not.
     *
     * @param path as it was sent, without the query
     * @return a sentence for each lie; empty when the answer is as described
     */
    public List<String> lies(String method, String path, Answer answer) {
        var known = operation(method, path);
        if (known.isEmpty()) {
            if (method.equalsIgnoreCase("OPTIONS") && answer.status() == 204) {
                return answer.headers().containsKey("Allow") ? List.of() : List.of("header Allow is missing");
            }
            return answer.status() < 400
                    ? List.of("the document knows no such operation")
                    : lacksProblem(answer).map(List::of).orElse(List.of());
        }
        var operation = known.get();
        var code = Integer.toString(answer.status());
        if (!operation.node().path("responses").has(code)) {
            return List.of("status " + code + " is not declared");
        }
        var pointer = resolve(operation.pointer() + "/responses/" + code);
        var lies = new ArrayList<String>();
        headers(pointer, answer, lies);
        body(method, pointer, answer, lies);
        return lies;
    }

    /** What is wrong with a value by the schema at a place in the document. */
    public List<String> faults(String schemaPointer, String json) {
        var schema = schemas.computeIfAbsent(schemaPointer, this::schema);
        var errors = schema.validate(json, InputFormat.JSON);
        // Where something else is wrong, nothing around it counts as looked at.
        var others = errors.stream()
                .filter(error -> !error.getKeyword().equals("unevaluatedProperties"))
                .toList();
        return (others.isEmpty() ? errors : others)
                .stream()
                        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                        .toList();
    }

    /** A part of the one schema that is read: asked for by its place, the registry would read and keep the whole document again. */
    private synchronized Schema schema(String pointer) {
        if (whole == null) {
            whole = registry.loadSchema(SchemaLocation.of(ADDRESS));
        }
        var place =
                SchemaLocation.of(ADDRESS + "#" + pointer.replace("{", "%7B").replace("}", "%7D"));
        return whole.getRefSchema(place.getFragment());
    }

    /** The place that is meant by a place that may hold a reference. */
    public String resolve(String pointer) {
        var ref = document.at(pointer).path("$ref");
        return ref.isTextual() ? resolve(ref.textValue().substring(1)) : pointer;
    }

    private void headers(String pointer, Answer answer, List<String> lies) {
        var declared = document.at(pointer + "/headers");
        PROMISED_HEADERS.stream()
                .filter(name -> answer.headers().containsKey(name) && !declared.has(name))
                .forEach(name -> lies.add("header " + name + " is not declared"));
        declared.fieldNames().forEachRemaining(name -> {
            var header = document.at(resolve(pointer + "/headers/" + name));
            if (header.path("required").asBoolean() && !answer.headers().containsKey(name)) {
                lies.add("header " + name + " is missing");
            }
        });
    }

    private void body(String method, String pointer, Answer answer, List<String> lies) {
        var content = document.at(pointer + "/content");
        boolean bodiless = method.equalsIgnoreCase("HEAD") || answer.status() == 204 || answer.status() == 304;
        if (answer.body().isEmpty()) {
            if (!content.isEmpty() && !bodiless) {
                lies.add("the body is missing");
            }
            return;
        }
        if (answer.contentType() == null || !content.has(answer.contentType())) {
            lies.add("media type " + answer.contentType() + " is not declared");
            return;
        }
        if (isJson(answer.contentType())) {
            var media = pointer + "/content/" + escape(answer.contentType());
            if (document.at(media).has("schema")) {
                lies.addAll(faults(media + "/schema", answer.body()));
            } else {
                lies.add("the body has no schema");
            }
        }
    }

    /** Lines of JSON are none: their type ends with the same letters. */
    private static boolean isJson(String contentType) {
        return contentType.endsWith("/json") || contentType.endsWith("+json");
    }

    private Optional<String> lacksProblem(Answer answer) {
        return PROBLEM_JSON.equals(answer.contentType()) || answer.body().isEmpty()
                ? Optional.empty()
                : Optional.of("an error that is no " + PROBLEM_JSON);
    }

    /** The address comes first, as it does for the service: a method that only a less literal one knows is not there. */
    private Optional<Operation> operation(String method, String path) {
        // Answers what GET would.
        var meant = method.equalsIgnoreCase("HEAD") ? "get" : method;
        var here = operations.stream()
                .map(Operation::path)
                .filter(known -> known.matches(path))
                .max(Comparator.comparingInt(PathTemplate::literals))
                .map(PathTemplate::template)
                .orElse("");
        return operations.stream()
                .filter(operation -> operation.path().template().equals(here)
                        && operation.method().equalsIgnoreCase(meant))
                .findFirst();
    }

    private static List<Operation> operations(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(item -> METHODS.stream()
                        .filter(method -> item.getValue().has(method))
                        .map(method -> new Operation(
                                method,
                                PathTemplate.of(item.getKey()),
                                "/paths/" + escape(item.getKey()) + "/" + method,
                                item.getValue().get(method))))
                .toList();
    }

    static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    /** Every place where an example stands, with the place of the schema that it has to fit. */
    public Stream<Example> examples() {
        return Examples.of(this);
    }

    /** A value that the document shows. */
    public record Example(String pointer, String schemaPointer, JsonNode value) {}

    /** What stands at a place; missing when nothing does. */
    JsonNode at(String pointer) {
        return document.at(pointer);
    }
}
