package dev.firstline.devstack.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    private static final String ID = "019aa5a0-7c00-7000-8000-000000000001";
    private static final String NOTE = """
            {"id":"019aa5a0-7c00-7000-8000-000000000001","text":"Hello","writtenAt":"2026-11-21T09:00:00Z"}""";

    private final Description description = Description.of("""
            {"openapi":"3.1.0","info":{"title":"Notes","version":"1"},"paths":{
              "/v1/notes/{id}":{"get":{"operationId":"readNote","responses":{
                "200":{"description":"OK",
                  "headers":{"ETag":{"required":true,"schema":{"type":"string"}},"Link":{"schema":{"type":"string"}}},
                  "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}},
                "404":{"$ref":"#/components/responses/Problem404"}}},
               "delete":{"operationId":"removeNote","responses":{"204":{"description":"Gone"}}}},
              "/v1/notes/latest":{"get":{"operationId":"latestNote","responses":{"204":{"description":"None"}}}}},
             "components":{
              "responses":{"Problem404":{"description":"Nothing","content":{"application/problem+json":{
                "schema":{"type":"object","required":["type"],"properties":{"type":{"type":"string"}}}}}}},
              "schemas":{"Note":{"type":"object","required":["id","text"],"properties":{
                "id":{"type":"string","format":"uuid"},"text":{"type":"string","maxLength":5},
                "writtenAt":{"type":"string","format":"date-time"},
                "parts":{"type":"array","items":{"$ref":"#/components/schemas/Part"}},
                "sum":{"allOf":[{"$ref":"#/components/schemas/Part"},{"type":"object","properties":{"total":{"type":"integer"}}}]}}},
               "Part":{"type":"object","properties":{"name":{"type":"string"}}}}}}
            """);

    @Test
    void anAnswerAsDescribedIsTrue() {
        assertThat(lies(200, NOTE)).isEmpty();
        assertThat(description.lies(
                        "GET", "/v1/notes/" + ID, answer(200, "application/json;charset=UTF-8", NOTE, "etag", "\"1\"")))
                .isEmpty();
        assertThat(lies(404, "application/problem+json", "{\"type\":\"urn:x\"}"))
                .isEmpty();
        assertThat(description.lies("DELETE", "/v1/notes/" + ID, answer(204, null, "")))
                .isEmpty();
    }

    @Test
    void theMoreLiteralPathIsTheOneThatIsMeant() {
        assertThat(description.lies("GET", "/v1/notes/latest", answer(204, null, "")))
                .isEmpty();
        assertThat(description.lies("DELETE", "/v1/notes/latest", answer(405, "application/problem+json", "{}")))
                .isEmpty();
        assertThat(description.lies("GET", "/v1/notes/other", answer(204, null, "")))
                .containsExactly("status 204 is not declared");
    }

    @Test
    void aStatusThatIsNotDeclaredIsALie() {
        assertThat(lies(409, "application/problem+json", "{}")).containsExactly("status 409 is not declared");
    }

    @Test
    void anOperationThatIsNotThereCanOnlyFail() {
        assertThat(description.lies("GET", "/v1/other", answer(200, "application/json", "{}")))
                .containsExactly("the document knows no such operation");
        assertThat(description.lies("GET", "/v1/other", answer(404, "application/problem+json", "{}")))
                .isEmpty();
        assertThat(description.lies("GET", "/v1/other", answer(404, "text/html", "<html>")))
                .hasSize(1);
    }

    @Test
    void aMediaTypeThatIsNotDeclaredIsALie() {
        assertThat(lies(200, "text/csv", "a,b")).containsExactly("media type text/csv is not declared");
        assertThat(lies(404, "application/json", "{\"type\":\"urn:x\"}")).hasSize(1);
    }

    @Test
    void aBodyWhereNoneIsDeclaredIsALieAndSoIsNoneWhereOneIs() {
        assertThat(description.lies("DELETE", "/v1/notes/" + ID, answer(204, "application/json", "{}")))
                .hasSize(1);
        assertThat(lies(200, "application/json", "")).containsExactly("the body is missing");
    }

    @Test
    void aFieldThatTheSchemaDoesNotNameIsALieAtEveryDepth() {
        assertThat(lies(200, NOTE.replace("}", ",\"colour\":\"red\"}"))).isNotEmpty();
        assertThat(lies(200, NOTE.replace("}", ",\"parts\":[{\"name\":\"a\"},{\"nam\":\"b\"}]}")))
                .isNotEmpty();
        assertThat(lies(404, "application/problem+json", "{\"type\":\"urn:x\",\"more\":1}"))
                .isNotEmpty();
    }

    @Test
    void aSchemaOfSeveralPartsIsClosedAsAWhole() {
        assertThat(lies(200, NOTE.replace("}", ",\"sum\":{\"name\":\"a\",\"total\":1}}")))
                .isEmpty();
        assertThat(lies(200, NOTE.replace("}", ",\"sum\":{\"name\":\"a\",\"count\":1}}")))
                .isNotEmpty();
    }

    @Test
    void aFieldThatIsMissingOrOfAnotherTypeFormatOrLengthIsALie() {
        assertThat(lies(200, NOTE.replace("\"text\":\"Hello\",", ""))).hasSize(1);
        assertThat(lies(200, NOTE.replace("\"Hello\"", "7"))).hasSize(1);
        assertThat(lies(200, NOTE.replace("Hello", "Hello, world"))).hasSize(1);
        assertThat(lies(200, NOTE.replace(ID, "17"))).hasSize(1);
        assertThat(lies(200, NOTE.replace("2026-11-21T09:00:00Z", "yesterday"))).hasSize(1);
        assertThat(lies(200, NOTE.replace("\"Hello\"", "null"))).hasSize(1);
    }

    @Test
    void aHeaderThatIsPromisedAndNotDeclaredOrDeclaredAndNotSentIsALie() {
        assertThat(description.lies("GET", "/v1/notes/" + ID, answer(200, "application/json", NOTE)))
                .containsExactly("header ETag is missing");
        assertThat(description.lies(
                        "GET",
                        "/v1/notes/" + ID,
                        answer(200, "application/json", NOTE, "ETag", "\"1\"", "location", "/here")))
                .containsExactly("header Location is not declared");
        assertThat(description.lies(
                        "GET",
                        "/v1/notes/" + ID,
                        answer(200, "application/json", NOTE, "ETag", "\"1\"", "Date", "today")))
                .isEmpty();
    }

    private List<String> lies(int status, String body) {
        return lies(status, "application/json", body);
    }

    private List<String> lies(int status, String type, String body) {
        return description.lies("GET", "/v1/notes/" + ID, answer(status, type, body, "ETag", "\"1\"")).stream()
                // The tag is declared where it is sent with success alone.
                .filter(lie -> status == 200 || !lie.equals("header ETag is not declared"))
                .toList();
    }

    private static Answer answer(int status, @Nullable String type, String body, String... headers) {
        var named = new HashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        return new Answer(status, type, Map.copyOf(named), body);
    }
}
