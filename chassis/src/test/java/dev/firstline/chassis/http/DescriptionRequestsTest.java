package dev.firstline.chassis.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.fixture.Stack;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of a service is read, in the format that is asked for. */
@Stack
class DescriptionRequestsTest {

    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void anotherMethodIsRefused(String method) {
        given().request(method, "/q/openapi")
                .then()
                .statusCode(405)
                .header("Allow", ALLOWED)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:firstline:problem:method-not-allowed"));
    }

    @Test
    void itSaysWhichMethodsItKnows() {
        given().options("/q/openapi").then().statusCode(204).header("Allow", ALLOWED);
        given().head("/q/openapi").then().statusCode(200).contentType(startsWith("application/json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                               |      | application/json
            text/html,*/*;q=0.8               |      | application/json
            application/json                  |      | application/json
            application/yaml                  |      | application/yaml
            application/json;q=0, */*         |      | application/yaml
            application/yaml, */*;q=0.1       |      | application/yaml
            application/json                  | YAML | application/yaml
            application/yaml                  | json | application/json
            """)
    void itIsJsonUnlessYamlIsAskedFor(String accept, String format, String sent) {
        var request = given().header("Accept", accept);
        (format == null ? request : request.queryParam("format", format))
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType(startsWith(sent));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format=xml              | format | not a valid value; allowed are json, yaml
            format=                 | format | must not be empty; leave the parameter out
            format=json&format=json | format | must be given once; it stands here 2 times
            format=yaml&foo=1       | foo    | this parameter is not known here; known are format
            foo=1                   | foo    | this parameter is not known here; known are format
            foo                     | foo    | this parameter is not known here; known are format
            """)
    void anotherParameterIsRefusedAsEverywhere(String query, String parameter, String detail) {
        given().urlEncodingEnabled(false)
                .get("/q/openapi?" + query)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:firstline:problem:invalid"))
                .body("instance", startsWith("urn:trace:"))
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(parameter))
                .body("errors[0].detail", equalTo(detail));
    }

    /** By hand, because clients leave a question mark out by themselves. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "?&"})
    void soIsAQueryThatSaysNothing(String query) throws IOException {
        try (var client = RawClient.open()) {
            assertThat(client.say("GET /q/openapi" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                            .answer())
                    .startsWith("HTTP/1.1 422 ")
                    .contains("\"errors\":[{\"pointer\":\"\",");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0"})
    void anotherFormatIsNotSpoken(String accept) {
        given().header("Accept", accept)
                .get("/q/openapi")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:firstline:problem:not-acceptable"));
    }
}
