package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the front door serves at {@code /asyncapi}: the document in one piece, as JSON, with the schemas in it. It is stored; with the system property
 * {@code openapi.store=true} the test stores it anew, as the ones of OpenAPI do.
 */
class ServedAsyncApiTest {

    private static final Path STORED = Path.of("../docs/asyncapi/firstline.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPONENT = "#/components/schemas/";

    @Test
    void theStoredDocumentIsTheOneOfTheContractsWithTheirSchemas() throws IOException {
        var whole = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(inOnePiece()) + "\n";
        if (Boolean.getBoolean("openapi.store")) {
            Files.createDirectories(STORED.getParent());
            Files.writeString(STORED, whole);
        }
        assertThat(STORED)
                .as("stored anew by: ./mvnw -pl contracts test -Dtest=ServedAsyncApiTest -Dopenapi.store=true")
                .hasContent(whole);
    }

    @Test
    void everyReferenceLeadsToAPlaceInIt() throws JsonProcessingException {
        var document = inOnePiece();

        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        assertThat(document.at("/components/schemas").properties().stream().map(Map.Entry::getKey))
                .containsAll(EventCatalog.all().stream()
                        .map(EventCatalog.Entry::type)
                        .toList());
    }

    /** The fixed fields of AsyncAPI 3.0.0, as far as the document uses them. */
    @Test
    void itHasTheShapeOfAsyncApi3() throws JsonProcessingException {
        var document = inOnePiece();

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        only(document, "asyncapi", "info", "defaultContentType", "channels", "operations", "components");
        only(document.get("info"), "title", "version", "description");
        assertThat(document.at("/info/title").isTextual()).isTrue();
        document.get("channels").forEach(channel -> {
            only(channel, "address", "description", "messages", "bindings");
            assertThat(channel.get("address").isNull() || channel.get("address").isTextual())
                    .isTrue();
            channel.get("messages").forEach(ServedAsyncApiTest::isReference);
        });
        document.get("operations").forEach(operation -> {
            only(operation, "action", "summary", "channel", "messages", "security", "bindings");
            assertThat(operation.get("action").asText()).isEqualTo("send");
            isReference(operation.get("channel"));
            // Those of its channel, each by its place there.
            operation
                    .path("messages")
                    .forEach(message -> assertThat(message.path("$ref").asText())
                            .startsWith(operation.at("/channel/$ref").asText() + "/messages/"));
            operation.path("security").forEach(ServedAsyncApiTest::isReference);
        });
        only(document.get("components"), "messages", "schemas", "securitySchemes");
        document.at("/components/messages").forEach(message -> {
            only(message, "name", "title", "summary", "contentType", "headers", "payload", "bindings");
            assertThat(message.at("/bindings/kafka/key").has("$ref")).isFalse();
            assertThat(document.at(message.at("/headers/$ref").asText().substring(1))
                            .path("type")
                            .asText())
                    .isEqualTo("object");
        });
        document.at("/components/securitySchemes").forEach(scheme -> {
            assertThat(scheme.path("type").asText()).isEqualTo("httpApiKey");
            only(scheme, "type", "name", "in", "description");
        });
        var key = Pattern.compile("[a-zA-Z0-9._-]+");
        document.get("components")
                .forEach(kind -> assertThat(kind.properties().stream().map(Map.Entry::getKey))
                        .allMatch(name -> key.matcher(name).matches()));
    }

    private static void only(JsonNode object, String... fields) {
        assertThat(object.properties().stream().map(Map.Entry::getKey).filter(name -> !name.startsWith("x-")))
                .isSubsetOf(Set.of(fields));
    }

    private static void isReference(JsonNode node) {
        assertThat(node.properties().stream().map(Map.Entry::getKey)).containsExactly("$ref");
    }

    /**
     * Schemas say their dialect only for themselves: within AsyncAPI they are schema objects of its own. A key stands in its place, since AsyncAPI's own JSON
     * Schema takes a reference there for two things at once and refuses it.
     */
    private static ObjectNode inOnePiece() throws JsonProcessingException {
        var outward = Pattern.compile("\"schema/([a-z.-]+)" + Pattern.quote(ContractFiles.SCHEMA_SUFFIX) + "\"");
        var text = outward.matcher(ContractFiles.asyncApi().toString()).replaceAll("\"" + COMPONENT + "$1\"");
        var document = (ObjectNode) JSON.readTree(text);
        var schemas = (ObjectNode) document.at("/components/schemas");
        for (var entry : EventCatalog.all()) {
            var schema = ContractFiles.json(ContractFiles.schemaOf(entry.type()));
            schema.remove("$schema");
            schemas.set(entry.type(), schema);
        }
        document.at("/components/messages").forEach(message -> {
            var kafka = message.at("/bindings/kafka");
            if (kafka instanceof ObjectNode binding) {
                binding.set("key", document.at(binding.at("/key/$ref").asText().substring(1)));
            }
        });
        return document;
    }

    private static List<String> references(JsonNode document) {
        return document.findValues("$ref").stream().map(JsonNode::asText).toList();
    }
}
