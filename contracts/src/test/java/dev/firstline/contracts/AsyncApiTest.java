package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {

    private static final JsonNode DOCUMENT = ContractFiles.asyncApi();

    @Test
    void everyTopicIsAChannelAndEveryChannelATopic() {
        // Where a webhook leads is each subscription's own affair.
        assertThat(values(DOCUMENT.get("channels"))
                        .map(channel -> channel.path("address"))
                        .filter(address -> !address.isNull())
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    @Test
    void everyTypeIsAMessageAndEveryMessageAType() {
        assertThat(names(DOCUMENT.at("/components/messages")).stream().filter(AsyncApiTest::isOfATopic))
                .containsExactlyElementsOf(EventCatalog.all().stream()
                        .map(EventCatalog.Entry::type)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aChannelCarriesTheTypesOfItsTopic(Topic topic) {
        assertThat(names(channel(topic).get("messages")))
                .containsExactlyElementsOf(EventCatalog.all().stream()
                        .filter(entry -> entry.topic() == topic)
                        .map(EventCatalog.Entry::type)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aChannelNamesItsWriterItsPartitionsAndItsRetention(Topic topic) {
        var channel = channel(topic);
        assertThat(channel.path("x-owner").asText()).isEqualTo(topic.owner());
        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(Topic.PARTITIONS);
        var settings = channel.at("/bindings/kafka/topicConfiguration");
        assertThat(settings.get("retention.ms").asLong())
                .isEqualTo(topic.retention().toMillis());
        assertThat(settings.get("cleanup.policy")).singleElement().hasToString("\"delete\"");
    }

    @ParameterizedTest
    @EnumSource
    void aChannelIsPublishedByOneOperation(Topic topic) {
        var channelName = DOCUMENT.get("channels").properties().stream()
                .filter(entry -> entry.getValue().equals(channel(topic)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        assertThat(values(DOCUMENT.get("operations"))
                        .filter(operation ->
                                operation.at("/channel/$ref").asText().equals("#/channels/" + channelName)))
                .singleElement()
                .satisfies(operation -> {
                    assertThat(operation.get("action").asText()).isEqualTo("send");
                    assertThat(operation.get("summary").asText()).startsWith(topic.owner());
                });
    }

    @Test
    void aMessagePointsAtTheSchemaOfItsType() {
        DOCUMENT.at("/components/messages").properties().stream()
                .filter(message -> isOfATopic(message.getKey()))
                .forEach(message -> {
                    assertThat(message.getValue().at("/payload/$ref").asText())
                            .isEqualTo("schema/" + message.getKey() + ContractFiles.SCHEMA_SUFFIX);
                    assertThat(message.getValue().get("name").asText()).isEqualTo(message.getKey());
                    assertThat(message.getValue().at("/headers/$ref").asText())
                            .isEqualTo("#/components/schemas/headers");
                });
    }

    @Test
    void aMessageIsKeyedByTheSubjectOfItsRecord() {
        Golden.all().forEach(golden -> {
            var key = DOCUMENT.at("/components/messages/" + golden.type() + "/bindings/kafka/key/$ref")
                    .asText();
            var field = key.endsWith("/serviceName") ? "service" : key.replaceFirst(".*/", "");
            assertThat(golden.tree().path(field).asText())
                    .as(golden.type())
                    .isEqualTo(golden.event().subject());
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references =
                DOCUMENT.findValues("$ref").stream().map(JsonNode::asText).toList();
        assertThat(references).isNotEmpty().allSatisfy(AsyncApiTest::resolves);
    }

    private static boolean isOfATopic(String message) {
        return !message.startsWith("webhook-");
    }

    private static void resolves(String reference) {
        if (reference.startsWith("#")) {
            assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        } else {
            assertThat(Files.exists(ContractFiles.ROOT.resolve(reference)))
                    .as(reference)
                    .isTrue();
        }
    }

    private static JsonNode channel(Topic topic) {
        return values(DOCUMENT.get("channels"))
                .filter(channel -> channel.path("address").asText().equals(topic.topicName()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Stream<JsonNode> values(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getValue);
    }
}
