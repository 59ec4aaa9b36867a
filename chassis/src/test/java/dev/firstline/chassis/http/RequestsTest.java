package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every resource refuses, and in which words. */
@Stack
class RequestsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | malformed | {"text":
            400 | malformed | {"text":"a"} x
            400 | malformed | {"text":"a","text":"b"}
            400 | malformed | []
            400 | malformed | {"text":NaN}
            422 | invalid   | null
            422 | invalid   | {}
            422 | invalid   | {"text":""}
            422 | invalid   | {"text":"\\u200b\\u2060\\ufeff"}
            422 | invalid   | {"text":"\\u00a0\\u3164\\ufe0f"}
            422 | invalid   | {"text":7}
            422 | invalid   | {"text":"a\\u0000b"}
            422 | invalid   | {"text":"a\\ud83d"}
            422 | invalid   | {"text":"a","tenant":"fabrikam"}
            422 | invalid   | {"text":"a","day":"SOMEDAY"}
            422 | invalid   | {"text":"a","day":3}
            """)
    void bodiesThatAreNotAcceptableAreNamedAsSuch(int status, String type, String body) {
        var answer = caller().body(body).post("/v1/notes");

        assertProblem(answer, status, type);
    }

    @Test
    void aTextThatCannotBeKeptIsToldWhatItHolds() {
        caller().body("{\"text\":\"x\\u0000y\"}")
                .post("/v1/notes")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/text"))
                .body("errors[0].detail", equalTo("must not hold U+0000 or half a character"));
    }

    @Test
    void anUnknownFieldIsNamedAndSoAreTheKnownOnes() {
        caller().body("{\"text\":\"a\",\"tenant\":\"x\"}")
                .post("/v1/notes")
                .then()
                .body("errors[0].pointer", equalTo("/tenant"))
                .body("errors[0].detail", containsString("day, rank, size, text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ""})
    void aBodyThatIsMissingIsNamedAsTheWholeBody(String body) {
        var answer = caller().body(body).post("/v1/notes");

        assertProblem(answer, 422, "invalid");
        answer.then()
                .body("errors[0].pointer", equalTo(""))
                .body("errors[0].detail", equalTo("the body is missing; send a JSON object"))
                .body("detail", equalTo("The body is missing; send a JSON object."));
    }

    @ParameterizedTest
    @CsvSource({
        "/rank, 2147483648, between -2147483648 and 2147483647",
        "/rank, -2147483649, between -2147483648 and 2147483647",
        "/rank, 99999999999999999999, between -2147483648 and 2147483647",
        "/size, 9223372036854775808, between -9223372036854775808 and 9223372036854775807"
    })
    void aNumberThatIsTooLargeForItsPlaceIsNamed(String pointer, String number, String bounds) {
        var answer = caller().body("{\"text\":\"a\",\"" + pointer.substring(1) + "\":" + number + "}")
                .post("/v1/notes");

        assertProblem(answer, 422, "invalid");
        answer.then()
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", equalTo("must be a whole number " + bounds));
    }

    @Test
    void theLengthOfATextIsThatOfItsCodePoints() {
        caller().body(utf8("{\"text\":\"" + "\ud83d\ude00".repeat(200) + "\"}"))
                .post("/v1/notes")
                .then()
                .statusCode(201);
        assertProblem(
                caller().body(utf8("{\"text\":\"" + "\ud83d\ude00".repeat(201) + "\"}"))
                        .post("/v1/notes"),
                422,
                "invalid");
    }

    @Test
    void limitsHoldForTextsDepthNumbersNamesAndTheWholeBody() {
        assertProblem(caller().body("{\"text\":\"" + "x".repeat(201) + "\"}").post("/v1/notes"), 422, "invalid");
        assertProblem(caller().body("{\"text\":\"" + "x".repeat(70_000) + "\"}").post("/v1/notes"), 400, "malformed");
        assertProblem(caller().body(utf8("[".repeat(100_000))).post("/v1/notes"), 400, "malformed");
        assertProblem(caller().body("{\"text\":" + "9".repeat(10_000) + "}").post("/v1/notes"), 400, "malformed");
        assertProblem(caller().body("{\"" + "k".repeat(100_000) + "\":1}").post("/v1/notes"), 400, "malformed");
        assertProblem(caller().body(" ".repeat(300 * 1024) + "{}").post("/v1/notes"), 413, "too-large");
        caller().body("{\"a\":\"" + "x".repeat(60_000) + "\"}" + " ".repeat(300 * 1024))
                .post("/v1/notes/large")
                .then()
                .statusCode(200);
    }

    @Test
    void aBodyThatIsNotThereIsNotWaitedFor() {
        assertProblem(caller().post("/v1/notes"), 422, "invalid");
    }

    @Test
    void aMergePatchIsReadByItsNameAndAsJson() {
        for (var type : List.of(
                "application/json", "application/merge-patch+json", "application/merge-patch+json;charset=utf-8")) {
            named(type)
                    .body(utf8("{\"text\":null,\"day\":\"MONDAY\"}"))
                    .patch("/v1/things/a/part")
                    .then()
                    .statusCode(200)
                    .body("emptied", equalTo("text"));
        }
        for (var type : List.of("application/json-patch+json", "application/merge-patch", "text/plain")) {
            assertProblem(named(type).body(utf8("{}")).patch("/v1/things/a/part"), 415, "unsupported-media-type");
        }
    }

    @Test
    void whatCannotBeEmptiedIsNamed() {
        var answer = caller().body("{\"text\":null,\"size\":null}").patch("/v1/things/a/part");

        assertProblem(answer, 422, "invalid");
        answer.then().body("errors.pointer", equalTo(List.of("/size")));
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        var latin1 = "{\"text\":\"ol\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(caller().body(latin1).post("/v1/notes"), 400, "malformed");
    }

    @Test
    void whatIsNotJsonOrNotThereIsSaidSo() {
        assertProblem(caller().contentType("text/plain").body("x").post("/v1/notes"), 415, "unsupported-media-type");
        assertProblem(caller().get("/v1/nowhere"), 404, "not-found");
        assertProblem(caller().put("/v1/notes"), 405, "method-not-allowed");
    }

    @Test
    void aFailureOfOursTellsNothingAboutOurInside() {
        var answer = caller().get("/v1/notes/crash");

        assertProblem(answer, 500, "internal");
        assertThat(answer.asString()).doesNotContain("secret inner detail");
    }

    @Test
    void aMethodThatNamesNoRolesIsDenied() {
        assertProblem(caller().get("/v1/notes/forgotten"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/notes/forgotten;x",
                "/v1/notes/forgotten%3Bx",
                "/v1//notes/forgotten",
                "/v1/notes%2Fforgotten",
                "/v1/notes/./forgotten"
            })
    void noTrickOfThePathGivesMoreRights(String path) {
        var answer = RestAssured.given().urlEncodingEnabled(false).get(path);

        assertThat(answer.statusCode()).isIn(400, 401, 403, 404);
        assertThat(answer.asString()).doesNotContain("nobody may read this");
    }

    @Test
    void aTokenThatIsNotSoundIsRefused() {
        var tokens = FirstlineStack.tokens();
        for (var token : List.of(
                tokens.expired("contoso", "crm-client"),
                tokens.wrongAudience("contoso", "crm-client"),
                tokens.wrongIssuer("contoso", "crm-client"),
                tokens.otherKey("contoso", "crm-client"),
                tokens.unsigned("contoso", "crm-client"),
                tokens.publicKeyAsSecret("contoso", "crm-client"),
                tokens.missingTenant("crm-client"),
                tokens.missingSubject("contoso", "crm-client"),
                "x".repeat(5000),
                "a.b.c")) {
            assertProblem(as(token).body("{\"text\":\"a\"}").post("/v1/notes"), 401, "unauthenticated");
        }
        assertProblem(
                RestAssured.given().contentType("application/json").body("{}").post("/v1/notes"),
                401,
                "unauthenticated");
        assertProblem(
                as(FirstlineStack.token("contoso", "sales-agent"))
                        .body("{\"text\":\"a\"}")
                        .post("/v1/notes"),
                403,
                "forbidden");
        assertProblem(
                as(FirstlineStack.token("*", "crm-client"))
                        .body("{\"text\":\"a\"}")
                        .post("/v1/notes"),
                401,
                "unauthenticated");
        assertProblem(
                as(FirstlineStack.token("contoso/../fabrikam", "crm-client"))
                        .body("{\"text\":\"a\"}")
                        .post("/v1/notes"),
                401,
                "unauthenticated");
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswer() {
        var key = UUID.randomUUID().toString();
        var first = keyed(key).body("{\"text\":\"once\"}").post("/v1/notes");
        var second = keyed('"' + key + '"').body("{ \"text\" : \"once\" }").post("/v1/notes");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAndAnotherTenantsKeyIsAnotherKey() {
        var key = UUID.randomUUID().toString();
        keyed(key).body("{\"text\":\"once\"}").post("/v1/notes").then().statusCode(201);

        assertProblem(keyed(key).body("{\"text\":\"other\"}").post("/v1/notes"), 422, "idempotency-mismatch");
        as(FirstlineStack.token("fabrikam", "crm-client"))
                .header("Idempotency-Key", key)
                .body("{\"text\":\"other\"}")
                .post("/v1/notes")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\""})
    void aKeyWithoutAValueIsRefused(String key) {
        assertProblem(keyed(key).body("{\"text\":\"once\"}").post("/v1/notes"), 422, "invalid");
    }

    @Test
    void fiftyAtOnceWithTheSameKeyMakeOneNote() {
        var key = UUID.randomUUID().toString();
        var answers = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> keyed(key).body("{\"text\":\"once\"}").post("/v1/notes")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 201 || status == 409);
        assertThat(answers.stream()
                        .filter(a -> a.statusCode() == 201)
                        .map(a -> a.jsonPath().getString("id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aKeyHasALimit() {
        assertProblem(keyed("k".repeat(300)).body("{\"text\":\"a\"}").post("/v1/notes"), 422, "invalid");
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.asString()).isNotEmpty();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:firstline:problem:" + type);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).endsWith(".");
        assertThat(answer.asString()).doesNotContain("Exception", "dev.firstline", "com.fasterxml", "org.");
    }

    /** As bytes: the client would try to print the text in its own way. */
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A body of that type, by which name the client puts no charset of its own. */
    private static RequestSpecification named(String type) {
        var asItIs = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return caller().config(RestAssured.config().encoderConfig(asItIs)).contentType(type);
    }

    private static RequestSpecification keyed(String key) {
        return caller().header("Idempotency-Key", key);
    }

    private static RequestSpecification caller() {
        return as(FirstlineStack.token("contoso", "crm-client"));
    }

    private static RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }
}
