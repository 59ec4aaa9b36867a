package dev.firstline.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.firstline.contracts.EventCatalog;
import dev.firstline.notification.alert.Alert;
import dev.firstline.notification.alert.TestAlerts;
import dev.firstline.notification.eventtype.EventPattern;
import dev.firstline.notification.subscription.WebhookFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is posted is what {@code /asyncapi} says of it. */
class DescribedWebhooksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final UUID ID = UUID.fromString("019aa5c0-9b10-7000-8000-000000000003");
    private static final Map<WebhookFormat, Schema> PAYLOADS = new EnumMap<>(WebhookFormat.class);
    private static final Map<WebhookFormat, Schema> HEADERS = new EnumMap<>(WebhookFormat.class);

    static {
        for (var format : WebhookFormat.values()) {
            PAYLOADS.put(format, schema(message(format).at("/payload/$ref").asText()));
            HEADERS.put(format, schema(message(format).at("/headers/$ref").asText()));
        }
    }

    static Stream<String> types() {
        return Stream.concat(EventPattern.types().stream().map(EventCatalog.Entry::type), Stream.of(TestAlerts.TYPE));
    }

    @Test
    void theTypesAreThoseThatCanBeSubscribedToAndTheTest() {
        assertThat(StreamSupport.stream(
                                DOCUMENT.at("/components/schemas/webhookType/enum")
                                        .spliterator(),
                                false)
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(types().toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyFormOfEveryTypeFitsItsDescription(String type) {
        for (var format : WebhookFormat.values()) {
            var content = content(format, type, data(type));

            assertThat(PAYLOADS.get(format).validate(content.body(), InputFormat.JSON))
                    .as("%s of %s", format, type)
                    .isEmpty();
            assertThat(HEADERS.get(format).validate(signed(content), InputFormat.JSON))
                    .as("headers of %s", format)
                    .isEmpty();
            assertThat(content.headers().get("content-type"))
                    .isEqualTo(message(format).path("contentType").asText());
        }
    }

    @Test
    void theDescriptionRefusesDataOfAnotherTypeAndHeadersThatLack() {
        var another = data("ticket.severity-changed");
        for (var format : List.of(WebhookFormat.STANDARD, WebhookFormat.CLOUDEVENTS_STRUCTURED)) {
            assertThat(PAYLOADS.get(format)
                            .validate(content(format, "sla.breached", another).body(), InputFormat.JSON))
                    .isNotEmpty();
        }
        var format = WebhookFormat.CLOUDEVENTS_BINARY;
        assertThat(PAYLOADS.get(format).validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(HEADERS.get(format)
                        .validate(
                                signed(content(WebhookFormat.STANDARD, "sla.breached", data("sla.breached"))),
                                InputFormat.JSON))
                .isNotEmpty();
    }

    private static WebhookContent content(WebhookFormat format, String type, String data) {
        var alert = new Alert(type, ID.toString(), "2026-11-21T09:00:00Z", "contoso/northwind", data);
        return WebhookContent.of(
                format,
                alert.kept(),
                ID,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "https://desk.contoso.example");
    }

    private static String data(String type) {
        if (type.equals(TestAlerts.TYPE)) {
            return "{\"subscriptionId\":\"" + ID + "\"}";
        }
        try (var golden = EventCatalog.class.getResourceAsStream("/golden/" + type + "/1.json")) {
            return JSON.readTree(Objects.requireNonNull(golden)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String signed(WebhookContent content) {
        var headers = JSON.createObjectNode()
                .put("user-agent", "Firstline/1.0")
                .put("webhook-id", "msg_019aa5c09b2070008000000000000007")
                .put("webhook-timestamp", "1795251600")
                .put("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=");
        content.headers().forEach(headers::put);
        return headers.toString();
    }

    private static JsonNode message(WebhookFormat format) {
        return DOCUMENT.at("/components/messages/webhook-"
                + format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** A schema of the document, in which it refers to others. */
    private static Schema schema(String place) {
        ObjectNode root = JSON.createObjectNode().put("$ref", place);
        root.set("components", DOCUMENT.get("components"));
        return REGISTRY.getSchema(root.toString(), InputFormat.JSON);
    }

    private static JsonNode document() {
        try {
            return JSON.readTree(Path.of("../docs/asyncapi/firstline.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
