package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.contracts.EventCatalog.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

    static List<Entry> types() {
        return EventCatalog.all();
    }

    @Test
    void everyTypeHasASchemaAndEverySchemaAType() {
        assertThat(ContractFiles.schemaTypes(ContractFiles.SCHEMA))
                .containsExactlyElementsOf(types().stream().map(Entry::type).toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaSaysWhatTheRecordSays(Entry entry) {
        var schema = ContractFiles.json(ContractFiles.schemaOf(entry.type()));
        assertThat(RecordShape.in(schema)).isEqualTo(RecordShape.ofRecord(entry.record()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaNamesItsDialectItsTypeAndTheMeaningOfEveryField(Entry entry) {
        var schema = ContractFiles.json(ContractFiles.schemaOf(entry.type()));
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").asText()).isEqualTo(entry.type());
        assertThat(undescribed("", schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaLetsFieldsPassThatItDoesNotKnow(Entry entry) {
        assertThat(ContractFiles.text(ContractFiles.schemaOf(entry.type())))
                .doesNotContain("additionalProperties", "unevaluatedProperties");
    }

    @Test
    void personalDataTravelsInTheWordsOfATicketAlone() {
        Map<String, List<String>> marked = new TreeMap<>();
        for (var entry : types()) {
            var fields =
                    ContractFiles.json(ContractFiles.schemaOf(entry.type())).get("properties").properties().stream()
                            .filter(field ->
                                    field.getValue().path("x-personal-data").asBoolean())
                            .map(Map.Entry::getKey)
                            .toList();
            if (!fields.isEmpty()) {
                marked.put(entry.type(), fields);
            }
        }
        assertThat(marked)
                .containsExactly(
                        Map.entry("ticket-text.answered", List.of("body")),
                        Map.entry("ticket-text.written", List.of("title", "body")));
    }

    private static List<String> undescribed(String path, JsonNode schema) {
        var here = schema.path("description").asText().isBlank() ? List.of(path + "/") : List.<String>of();
        var fields = schema.path("properties").properties().stream()
                .flatMap(field -> undescribed(path + "/" + field.getKey(), field.getValue()).stream());
        var items = schema.has("items") ? undescribed(path + "/items", schema.get("items")) : List.<String>of();
        return java.util.stream.Stream.of(here.stream(), fields, items.stream())
                .flatMap(all -> all)
                .toList();
    }
}
