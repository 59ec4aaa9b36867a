package dev.firstline.devstack.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored documents; that the services serve just these is tested with each of them. */
class StoredDescriptionsTest {

    private static final String WHOLE = "firstline";
    private static final List<String> SERVICES = List.of(
            "console-service",
            "diagnosis-service",
            "escalation-service",
            "intake-service",
            "notification-service",
            "sla-service");

    @Test
    void theWholeIsWhatTheServicesSay() {
        StoredDescription.holds(WHOLE, Description.of(Merged.of(documents()).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console-service",
                "diagnosis-service",
                "escalation-service",
                "intake-service",
                "notification-service",
                "sla-service",
                WHOLE
            })
    void aStrangersParserFindsNothingToSay(String name) {
        var options = new ParseOptions();
        options.setResolve(true);
        var read = new OpenAPIV3Parser()
                .readContents(StoredDescription.of(name).document().toString(), null, options);

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).startsWith("3.1");
        assertThat(read.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void everyOperationOfTheWholeIsWholeAndEveryExampleFits() {
        var whole = StoredDescription.of(WHOLE);

        assertThat(Wholeness.gaps(whole)).isEmpty();
        assertThat(whole.examples()
                        .flatMap(example -> whole
                                .faults(example.schemaPointer(), example.value().toString())
                                .stream()
                                .map(fault -> example.pointer() + " " + fault)))
                .isEmpty();
        assertThat(whole.document().findValuesAsText("$ref"))
                .allSatisfy(ref -> assertThat(whole.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @Test
    void schemasOfOneNameAreTheSameOrAreToldApart() {
        var documents = new TreeMap<String, JsonNode>();
        documents.put("intake-service", document("/v1/tickets", "string"));
        documents.put("sla-service", document("/v1/clocks", "integer"));

        var schemas = Merged.of(documents).path("components").path("schemas");

        assertThat(schemas.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Same", "IntakeState", "SlaState", "IntakePage", "SlaPage");
        assertThat(schemas.at("/SlaPage/properties/state/$ref").asText()).isEqualTo("#/components/schemas/SlaState");
    }

    @Test
    void oneOperationOfTwoServicesCannotBeDescribedInTwoWays() {
        var documents = new TreeMap<String, JsonNode>();
        documents.put("intake-service", document("/v1/usage", "string"));
        documents.put("sla-service", document("/v1/usage", "integer"));

        assertThatIllegalStateException().isThrownBy(() -> Merged.of(documents));
    }

    private static JsonNode document(String path, String type) {
        return Description.of("""
                {"openapi":"3.1.0","info":{"title":"One","version":"1"},"paths":{"PATH":{"get":{"responses":{"200":{
                 "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
                 "components":{"schemas":{"Same":{"type":"string"},"State":{"type":"TYPE"},
                 "Page":{"properties":{"state":{"$ref":"#/components/schemas/State"}}}}}}
                """.replace("PATH", path).replace("TYPE", type)).document();
    }

    private static SortedMap<String, JsonNode> documents() {
        var documents = new TreeMap<String, JsonNode>();
        SERVICES.forEach(
                service -> documents.put(service, StoredDescription.of(service).document()));
        return documents;
    }
}
