package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhooks in AsyncAPI. That what is posted is as they say is tested with the service that posts it. */
class AsyncApiWebhooksTest {

    private static final String TEST = "subscription.test";
    private static final JsonNode DOCUMENT = ContractFiles.asyncApi();
    private static final JsonNode CHANNEL = DOCUMENT.at("/channels/webhooks");

    /** Those of the topics that notification-service reads. */
    private static List<String> told() {
        var topics = values(DOCUMENT.get("channels"))
                .filter(channel -> texts(channel.path("x-readers"))
                        .toList()
                        .contains(CHANNEL.path("x-owner").asText()))
                .map(channel -> channel.path("address").asText())
                .toList();
        return EventCatalog.all().stream()
                .filter(entry -> topics.contains(entry.topic().topicName()))
                .map(EventCatalog.Entry::type)
                .toList();
    }

    @Test
    void aWebhookTellsOfTheTypesThatItsServiceReadsAndOfNoOther() {
        assertThat(texts(DOCUMENT.at("/components/schemas/webhookType/enum")))
                .containsExactlyInAnyOrderElementsOf(with(told(), TEST));
    }

    @Test
    void eachTypeComesWithTheDataOfItsSchema() {
        var rules = DOCUMENT.at("/components/schemas/webhookDataOfType/allOf");

        assertThat(values(rules)
                        .map(rule -> rule.at("/if/properties/type/const").asText()))
                .containsExactlyInAnyOrderElementsOf(with(told(), TEST));
        assertThat(values(rules)).allSatisfy(rule -> {
            var type = rule.at("/if/properties/type/const").asText();
            assertThat(rule.at("/then/properties/data/$ref").asText()).isEqualTo(schemaOf(type));
        });
        assertThat(values(DOCUMENT.at("/components/schemas/webhookCloudEventData/anyOf"))
                        .map(one -> one.path("$ref").asText()))
                .containsExactlyInAnyOrderElementsOf(with(told(), TEST).stream()
                        .map(AsyncApiWebhooksTest::schemaOf)
                        .toList());
    }

    @Test
    void whereItLeadsIsSaidByTheSubscription() {
        assertThat(CHANNEL.get("address").isNull()).isTrue();
        assertThat(CHANNEL.get("messages").properties().stream().map(Map.Entry::getKey))
                .containsExactly("webhook-standard", "webhook-cloudevents-binary", "webhook-cloudevents-structured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "CLOUDEVENTS_BINARY", "CLOUDEVENTS_STRUCTURED"})
    void eachFormIsSentByOneOperationAndSigned(String form) {
        var message = "webhook-" + form.toLowerCase(Locale.ROOT).replace('_', '-');
        var operation = DOCUMENT.at("/operations/send-" + message);

        assertThat(operation.path("action").asText()).isEqualTo("send");
        assertThat(operation.path("summary").asText()).endsWith(" " + form + ".");
        assertThat(operation.at("/channel/$ref").asText()).isEqualTo("#/channels/webhooks");
        assertThat(operation.at("/messages/0/$ref").asText()).isEqualTo("#/channels/webhooks/messages/" + message);
        assertThat(operation.at("/security/0/$ref").asText())
                .isEqualTo("#/components/securitySchemes/webhookSignature");
        assertThat(operation.at("/bindings/http/method").asText()).isEqualTo("POST");
        assertThat(DOCUMENT.at("/components/messages/" + message + "/contentType")
                        .asText())
                .isEqualTo(form.endsWith("STRUCTURED") ? "application/cloudevents+json" : "application/json");
    }

    private static String schemaOf(String type) {
        return type.equals(TEST) ? "#/components/schemas/webhookTest" : "schema/" + type + ContractFiles.SCHEMA_SUFFIX;
    }

    private static List<String> with(List<String> types, String another) {
        return Stream.concat(types.stream(), Stream.of(another)).toList();
    }

    private static Stream<JsonNode> values(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static Stream<String> texts(JsonNode array) {
        return values(array).map(JsonNode::asText);
    }
}
