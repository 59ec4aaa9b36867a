package dev.firstline.chassis.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Stack
class ApiDescriptionTest {

    @Test
    void whatCanFailFollowsFromWhatAnOperationTakes() {
        var document = document();
        assertThat(document.<String, Object>getMap("paths.'/v1/notes'.post.responses")
                        .keySet())
                .contains("201", "400", "401", "403", "406", "408", "409", "413", "415", "422", "429", "500", "503")
                .doesNotContain("404", "412", "428");
        assertThat(document.<String, Object>getMap("paths.'/v1/notes/long'.get.responses")
                        .keySet())
                .contains("200", "400", "401", "403", "406", "429", "500", "503")
                .doesNotContain("404", "409", "413", "415");
        assertThat(document.<String, Object>getMap("paths.'/v1/ops/{service}/dead-letters'.get.responses")
                        .keySet())
                .contains("404", "422");
    }

    @Test
    void everyErrorIsAProblemThatSaysWhenToComeBack() {
        var responses = document().<String, Map<String, Map<String, ?>>>getMap("components.responses");
        assertThat(responses)
                .isNotEmpty()
                .allSatisfy(
                        (name, response) -> assertThat(response.get("content").get("application/problem+json"))
                                .isEqualTo(Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
        assertThat(responses.get("Problem429").get("headers")).containsKey("Retry-After");
        assertThat(responses.get("Problem401").get("headers")).containsOnlyKeys("WWW-Authenticate");
    }

    @Test
    void nothingIsDeclaredThatNothingRefersTo() {
        var text = given().accept("application/json").get("/q/openapi").asString();
        var components = document();

        for (var kind : List.of("headers", "responses")) {
            assertThat(components.<String, Object>getMap("components." + kind).keySet())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(text).contains("#/components/" + kind + "/" + name + "\""));
        }
    }

    @Test
    void whatMeansTheSameEverywhereIsSaid() {
        assertThat(document().<String>getList("paths.'/v1/things/{id}'.get.parameters.description"))
                .contains("The id of what is meant, as lists and answers give it");
    }

    @Test
    void whatARecordNeverLacksIsRequired() {
        var document = document();
        assertThat(document.<String>getList("components.schemas.Problem.required"))
                .containsExactlyInAnyOrder("type", "title", "status", "detail");
        assertThat(document.<String>getList("components.schemas.DeadLetterPage.required"))
                .isEqualTo(List.of("items"));
        assertThat(document.<String>getList("components.schemas.TimeSpan.required"))
                .containsExactlyInAnyOrder("from", "to");
    }

    @Test
    void whatIsDerivedFromABodyIsNoFieldOfIt() {
        assertThat(document().<String, Object>getMap("components.schemas.NewNote.properties"))
                .containsOnlyKeys("text", "day", "rank", "size");
    }

    @Test
    void whatAMergePatchEmptiesCanBeNullAndNothingElse() {
        var fields = document().<String, Object>getMap("components.schemas.Change.properties");

        assertThat(fields.get("text")).isEqualTo(Map.of("type", List.of("string", "null")));
        assertThat(fields.get("day"))
                .isEqualTo(Map.of(
                        "anyOf", List.of(Map.of("$ref", "#/components/schemas/DayOfWeek"), Map.of("type", "null"))));
        assertThat(fields.get("size")).isEqualTo(Map.of("type", "integer", "format", "int64"));
    }

    @Test
    void aMergePatchCanBeNamedAsSuch() {
        assertThat(document()
                        .<String, Object>getMap("paths.'/v1/things/{id}/part'.patch.requestBody.content")
                        .keySet())
                .containsExactly("application/json", "application/merge-patch+json");
    }

    @Test
    void aWriteThatIsOnlyForWhatIsNotThereIsToldWhenSomethingIs() {
        var document = document();
        assertThat(document.<String, Object>getMap("paths.'/v1/things/{id}'.put.responses")
                        .keySet())
                .contains("412");
        assertThat(document.<String, Object>getMap("paths.'/v1/things/{id}'.get.responses")
                        .keySet())
                .contains("304")
                .doesNotContain("412");
    }

    @Test
    void rolesAreSaidInWordsAndNotAsScopes() {
        var operation = document().getMap("paths.'/v1/ops/{service}/outbox'.get");
        assertThat(operation.get("security")).isEqualTo(List.of(Map.of("bearer", List.of())));
        assertThat(operation.get("x-roles")).isEqualTo(List.of("ops"));
        assertThat((String) operation.get("description")).contains("Roles: ops.");
    }

    @Test
    void anAnswerThatTheDocumentDoesNotDescribeFailsTheTestThatGotIt() {
        var asked = given().auth().oauth2(FirstlineStack.token("untold", Roles.CRM_CLIENT));
        assertThatThrownBy(() -> asked.get("/v1/notes/untold"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("status 202 is not declared");
    }

    private static JsonPath document() {
        return given().queryParam("format", "json").get("/q/openapi").jsonPath();
    }
}
