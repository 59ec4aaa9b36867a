package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCompatibilityTest {

    static Stream<Path> publishedSchemas() {
        return ContractFiles.children(ContractFiles.PUBLISHED_SCHEMA).stream()
                .filter(Files::isDirectory)
                .flatMap(version -> ContractFiles.children(version).stream());
    }

    @ParameterizedTest
    @MethodSource("publishedSchemas")
    void noSchemaBreaksAPublishedOne(Path published) {
        var current = ContractFiles.SCHEMA.resolve(published.getFileName());
        assertThat(current).exists();
        assertThat(SchemaCompatibility.breaks(ContractFiles.json(published), ContractFiles.json(current)))
                .isEmpty();
    }

    @Test
    void aNewOptionalFieldIsAllowed() {
        assertThat(breaksAfter(
                        "ticket.opened", schema -> field(schema, "shoeSize").put("type", "integer")))
                .isEmpty();
    }

    @Test
    void aNewEnumValueIsAllowed() {
        assertThat(breaksAfter(
                        "ticket.opened", schema -> constants(schema, "severity").add("D")))
                .isEmpty();
    }

    @Test
    void aBetterExplanationIsAllowed() {
        assertThat(breaksAfter(
                        "ticket.opened", schema -> field(schema, "severity").put("description", "Better.")))
                .isEmpty();
    }

    @Test
    void aRemovedFieldBreaks() {
        assertThat(breaksAfter("ticket.opened", schema -> fields(schema).remove("region")))
                .containsExactly("/region: removed");
    }

    @Test
    void aRenamedRequiredFieldBreaksTwice() {
        assertThat(breaksAfter("sla.breached", schema -> {
                    fields(schema).set("noticedAt", fields(schema).remove("firedAt"));
                    required(schema).remove(required(schema).size() - 1);
                    required(schema).add("noticedAt");
                }))
                .containsExactly(
                        "/firedAt: no longer required, but readers rely on it",
                        "/noticedAt: new and required, but records on the topic lack it",
                        "/firedAt: removed");
    }

    @Test
    void aNarrowedEnumBreaks() {
        assertThat(breaksAfter(
                        "ticket.opened", schema -> constants(schema, "severity").remove(2)))
                .containsExactly("/severity: enum lost \"C\"");
    }

    @Test
    void anEnumThatAppearsOrGoesBreaks() {
        assertThat(breaksAfter(
                        "ticket.opened", schema -> field(schema, "severity").remove("enum")))
                .hasSize(1);
        assertThat(breaksAfter(
                        "ticket.opened",
                        schema -> field(schema, "number").putArray("enum").add("FL-1")))
                .hasSize(1);
    }

    @Test
    void anOtherTypeBreaks() {
        assertThat(breaksAfter(
                        "ticket.opened", schema -> field(schema, "version").put("type", "string")))
                .containsExactly("/version: type was \"integer\", is \"string\"");
    }

    @Test
    void aFieldThatBecomesNullableBreaks() {
        assertThat(breaksAfter(
                        "ticket.opened",
                        schema -> field(schema, "number")
                                .putArray("type")
                                .add("string")
                                .add("null")))
                .hasSize(1);
    }

    @Test
    void aFieldThatBecomesRequiredBreaks() {
        assertThat(breaksAfter("ticket.opened", schema -> required(schema).add("region")))
                .containsExactly("/region: now required, but records on the topic lack it");
    }

    @Test
    void anOtherFormatOrANewBoundBreaks() {
        assertThat(breaksAfter("sla.started", schema -> field(schema, "goal").remove("format")))
                .hasSize(1);
        assertThat(breaksAfter("sla.started", schema -> field(schema, "policy").put("maxLength", 8)))
                .hasSize(1);
    }

    @Test
    void closingTheBodyToUnknownFieldsBreaks() {
        assertThat(breaksAfter("ticket.opened", schema -> schema.put("additionalProperties", false)))
                .hasSize(1);
    }

    @Test
    void aChangeInsideAListIsSeen() {
        assertThat(breaksAfter(
                        "diagnosis.completed",
                        schema -> ((ObjectNode) schema.at("/properties/evidence/items/properties")).remove("value")))
                .containsExactly("/evidence/items/value: removed");
        assertThat(breaksAfter(
                        "escalation.opened",
                        schema -> ((ArrayNode) schema.at("/properties/vehicles/items/enum")).remove(0)))
                .containsExactly("/vehicles/items: enum lost \"COMMERCIAL\"");
    }

    private static List<String> breaksAfter(String type, Consumer<ObjectNode> change) {
        var published = ContractFiles.json(ContractFiles.schemaOf(type));
        var changed = published.deepCopy();
        change.accept(changed);
        assertThat(changed).isNotEqualTo(published);
        return SchemaCompatibility.breaks(published, changed);
    }

    private static ObjectNode fields(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode field(ObjectNode schema, String name) {
        return fields(schema).withObjectProperty(name);
    }

    private static ArrayNode constants(ObjectNode schema, String name) {
        return (ArrayNode) field(schema, name).get("enum");
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.get("required");
    }
}
