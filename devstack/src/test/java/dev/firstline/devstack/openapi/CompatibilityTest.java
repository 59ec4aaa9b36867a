package dev.firstline.devstack.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    private static final String BEFORE = """
            {"openapi":"3.1.0","paths":{"/v1/notes":{
              "post":{"operationId":"addNote",
               "parameters":[{"in":"query","name":"tone","schema":{"type":"string","enum":["LOUD","LOW"]}}],
               "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/NewNote"}}}},
               "responses":{
                "201":{"description":"Created","headers":{"Location":{"schema":{"type":"string"}}},
                 "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}},
                "409":{"description":"Taken"}}},
              "get":{"operationId":"listNotes","responses":{"204":{"description":"None"}}}}},
             "components":{"schemas":{
              "NewNote":{"type":"object","required":["text"],"properties":{
               "text":{"type":"string","maxLength":100},"mark":{"type":"string"}}},
              "Note":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},
               "kind":{"type":"string","enum":["NEW","OLD"]},
               "answers":{"type":"array","items":{"$ref":"#/components/schemas/Note"}}}}}}}
            """;

    @Test
    void theSameAndWhatIsAddedBreakNothing() {
        assertThat(breaks("", "")).isEmpty();
        assertThat(breaks(
                        "\"id\":{\"type\":\"string\"}", "\"id\":{\"type\":\"string\"},\"more\":{\"type\":\"string\"}"))
                .isEmpty();
        assertThat(breaks("\"NEW\",\"OLD\"", "\"NEW\",\"OLD\",\"OLDER\"")).isEmpty();
        assertThat(breaks("\"mark\":", "\"colour\":{\"type\":\"string\"},\"mark\":"))
                .isEmpty();
        assertThat(breaks("\"409\":{", "\"412\":{\"description\":\"Stale\"},\"409\":{"))
                .isEmpty();
        assertThat(breaks("\"required\":[\"id\"]", "\"required\":[\"id\",\"kind\"]"))
                .isEmpty();
        assertThat(breaks("\"maxLength\":100", "\"maxLength\":200")).isEmpty();
        assertThat(breaks("\"mark\":{\"type\":\"string\"}", "\"mark\":{\"type\":[\"string\",\"null\"]}"))
                .isEmpty();
        assertThat(breaks(
                        "\"mark\":{\"type\":\"string\"}",
                        "\"mark\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}"))
                .isEmpty();
    }

    @Test
    void whatIsGoneBreaks() {
        assertThat(breaks("\"get\":", "\"head\":")).containsExactly("GET /v1/notes: removed");
        assertThat(breaks("\"409\":", "\"412\":")).containsExactly("POST /v1/notes: 409: removed");
        assertThat(breaks("\"kind\":", "\"sort\":")).containsExactly("POST /v1/notes: 201: /kind: removed");
        assertThat(breaks("\"NEW\",\"OLD\"", "\"NEW\""))
                .containsExactly("POST /v1/notes: 201: /kind: value OLD removed");
        assertThat(breaks("\"mark\":", "\"sign\":")).containsExactly("POST /v1/notes: body: /mark: removed");
        assertThat(breaks("\"name\":\"tone\"", "\"name\":\"tune\""))
                .containsExactly("POST /v1/notes: query tone: removed");
        assertThat(breaks("\"LOUD\",\"LOW\"", "\"LOUD\""))
                .containsExactly("POST /v1/notes: query tone: value LOW removed");
        assertThat(breaks("\"Location\":", "\"Link\":"))
                .containsExactly("POST /v1/notes: 201: header Location: removed");
        assertThat(breaks(
                        "\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/Note\"",
                        "\"text/csv\":{\"schema\":{\"$ref\":\"#/components/schemas/Note\""))
                .containsExactly("POST /v1/notes: 201: application/json: removed");
    }

    @Test
    void whatIsAskedForInAdditionOrOtherwiseBreaks() {
        assertThat(breaks("\"required\":[\"text\"]", "\"required\":[\"text\",\"mark\"]"))
                .containsExactly("POST /v1/notes: body: /mark: required");
        assertThat(breaks("\"in\":\"query\",", "\"in\":\"query\",\"required\":true,"))
                .containsExactly("POST /v1/notes: query tone: required");
        assertThat(breaks("\"maxLength\":100", "\"maxLength\":99"))
                .containsExactly("POST /v1/notes: body: /text: maxLength lowered");
        assertThat(breaks("\"id\":{\"type\":\"string\"}", "\"id\":{\"type\":\"integer\"}"))
                .containsExactly("POST /v1/notes: 201: /id: type changed");
        // Who reads an answer need not have met null before; and who sends it may have learned to.
        assertThat(breaks("\"id\":{\"type\":\"string\"}", "\"id\":{\"type\":[\"string\",\"null\"]}"))
                .containsExactly("POST /v1/notes: 201: /id: type changed");
        assertThat(breaks("\"mark\":{\"type\":\"string\"}", "\"mark\":{\"type\":[\"integer\",\"null\"]}"))
                .containsExactly("POST /v1/notes: body: /mark: type changed");
        assertThat(breaks("\"required\":[\"id\"],", "")).containsExactly("POST /v1/notes: 201: /id: can be absent");
        assertThat(breaks("addNote", "createNote")).containsExactly("POST /v1/notes: operationId changed");
    }

    private static List<String> breaks(String was, String is) {
        assertThat(BEFORE).contains(was);
        return Compatibility.breaks(Description.of(BEFORE), Description.of(BEFORE.replace(was, is)));
    }
}
