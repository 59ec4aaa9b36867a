package dev.firstline.chassis.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.chassis.fixture.Stack;
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
    @ValueSource(strings = {"format=xml", "format=", "format=json&format=json", "format=yaml&foo=1", "foo=1", "foo"})
    void anotherParameterIsRefusedAsEverywhere(String query) {
        given().get("/q/openapi?" + query)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:firstline:problem:invalid"));
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
