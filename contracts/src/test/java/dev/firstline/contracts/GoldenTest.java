package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Golden> goldens() {
        return Golden.all();
    }

    @Test
    void everyTypeHasAnExampleAndEveryExampleAType() {
        assertThat(goldens().map(Golden::type).distinct())
                .containsExactlyElementsOf(EventCatalog.all().stream()
                        .map(EventCatalog.Entry::type)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anExampleIsValidByItsSchema(Golden golden) {
        assertThat(errors(golden.type(), golden.tree())).isEmpty();
    }

    @Test
    void aSchemaRefusesABodyThatLacksAFieldOrHoldsNoUuid() {
        var body = ContractFiles.json(ContractFiles.GOLDEN.resolve("sla.breached/1.json"));
        var lacking = body.deepCopy();
        lacking.remove("firedAt");
        assertThat(errors("sla.breached", lacking)).hasSize(1);
        assertThat(errors("sla.breached", body.deepCopy().put("clockId", "17"))).hasSize(1);
        assertThat(errors("sla.breached", body.deepCopy().put("firedAt", "yesterday")))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anExampleIsReadAndWrittenWithoutLoss(Golden golden) {
        assertThat(withoutNulls(TolerantReader.write(golden.event()))).isEqualTo(withoutNulls(golden.tree()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void absentAndNullMeanTheSame(Golden golden) {
        var sparse = golden.tree();
        sparse.properties().removeIf(field -> field.getValue().isNull());
        assertThat(errors(golden.type(), sparse)).isEmpty();
        assertThat(TolerantReader.read(sparse, golden.entry().record())).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aFieldOfALaterVersionIsPassedOver(Golden golden) {
        var later = golden.tree();
        later.putObject("fieldOfALaterVersion").put("with", "content");
        assertThat(errors(golden.type(), later)).isEmpty();
        assertThat(TolerantReader.read(later, golden.entry().record())).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEnumValueOfALaterVersionIsReadAsNull(Golden golden) {
        for (var component : golden.entry().record().getRecordComponents()) {
            if (component.getType().isEnum()) {
                var name = component.getName();
                var later = golden.tree().put(name, "VALUE_OF_A_LATER_VERSION");
                var expected = golden.tree().putNull(name);
                assertThat(withoutNulls(TolerantReader.write(
                                TolerantReader.read(later, golden.entry().record()))))
                        .isEqualTo(withoutNulls(expected));
            }
        }
    }

    @Test
    void anUnknownEnumValueInAListIsReadAsANullElement() {
        var golden = new Golden("escalation.opened", ContractFiles.GOLDEN.resolve("escalation.opened/1.json"));
        var later = golden.tree();
        ((ArrayNode) later.get("vehicles")).add("VALUE_OF_A_LATER_VERSION");
        var read =
                TolerantReader.write(TolerantReader.read(later, golden.entry().record()));
        assertThat(read.get("vehicles").get(2).isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void theHeadersTellTheSameFactAsTheBody(Golden golden) {
        var event = golden.event();
        var headers = golden.headers();
        Map<String, String> expected = new HashMap<>();
        expected.put("ce_specversion", "1.0");
        expected.put("ce_source", "/firstline/" + golden.entry().topic().owner());
        expected.put("ce_type", golden.type());
        expected.put("ce_subject", event.subject());
        expected.put("ce_partitionkey", event.subject());
        expected.put("ce_time", event.occurredAt().toString());
        expected.put("content-type", "application/json");
        expected.forEach((name, value) ->
                assertThat(headers.path(name).asText()).as(name).isEqualTo(value));
        assertThat(UUID.fromString(headers.path("ce_id").asText()).version()).isEqualTo(7);
        assertThat(TenantPath.isValid(headers.path("ce_firstlinetenant").asText()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void theHeadersAreThoseOfTheAsyncApi(Golden golden) {
        var schema = ContractFiles.asyncApi().at("/components/schemas/headers");
        assertThat(errors(schema, golden.headers())).isEmpty();
        assertThat(schema.get("properties").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(golden.headers().properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void anEventIdIsUsedOnce() {
        assertThat(goldens().map(golden -> golden.headers().get("ce_id"))).doesNotHaveDuplicates();
    }

    private static List<Error> errors(String type, ObjectNode body) {
        return errors(ContractFiles.json(ContractFiles.schemaOf(type)), body);
    }

    private static List<Error> errors(JsonNode schema, ObjectNode instance) {
        return SCHEMAS.getSchema(schema.toString(), InputFormat.JSON)
                .validate(
                        instance.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /** An example that was published before a field was added does not name it. */
    private static JsonNode withoutNulls(JsonNode tree) {
        tree.properties().removeIf(field -> field.getValue().isNull());
        return tree;
    }
}
