package dev.firstline.intake.rim;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class BadBodiesTest {

    private static final String GOOD = ticket("Printer");

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("broken", "{\"title\":"),
                Arguments.of("empty", ""),
                Arguments.of("null", "null"),
                Arguments.of("array", "[]"),
                Arguments.of("text", "\"x\""),
                Arguments.of("number", "7"),
                Arguments.of("trailing", GOOD + "{}"),
                Arguments.of("comment", "/* x */" + GOOD),
                Arguments.of("single quotes", GOOD.replace('"', '\'')),
                Arguments.of("raw control character", GOOD.replace("It worked", "It\u0001worked")),
                Arguments.of("duplicate key", GOOD.replace("\"type\"", "\"title\":\"Other\",\"type\"")),
                Arguments.of(
                        "deep", GOOD.replace("\"type\"", "\"x\":" + "[".repeat(40) + "]".repeat(40) + ",\"type\"")),
                Arguments.of("deep objects", "{\"a\":".repeat(200) + "1" + "}".repeat(200)),
                Arguments.of("endless number", GOOD.replace("\"B\"", "1".repeat(5000))),
                Arguments.of("endless name", GOOD.replace("\"type\"", "\"" + "x".repeat(5000) + "\":1,\"type\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatIsNotOneJsonObjectThatWeReadIsRefused(String name, String body) {
        var answer = crm(newTenant()).body(body).post("/v1/tickets");

        assertThat(answer.statusCode()).isIn(400, 422);
        tellsNothingOfOurInside(answer);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("/title", GOOD.replace("Printer", "x".repeat(201))),
                Arguments.of("/title", GOOD.replace("Printer", " ")),
                Arguments.of("/title", GOOD.replace("Printer", "\\u200b\\u2066\\u2069\\ufeff")),
                Arguments.of("/title", GOOD.replace("Printer", "\\u00a0\\u3164\\ufe0f\\u00ad")),
                Arguments.of("/title", GOOD.replace("Printer", "two\\nlines")),
                Arguments.of("/title", GOOD.replace("\"Printer\"", "7")),
                Arguments.of("/title", GOOD.replace("\"Printer\"", "null")),
                Arguments.of("/title", GOOD.replace("\"Printer\"", "{}")),
                Arguments.of("/title", GOOD.replace("\"Printer\"", "[\"Printer\"]")),
                Arguments.of("/title", GOOD.replace("Printer", "a\\u0000b")),
                Arguments.of("/title", GOOD.replace("Printer", "a\\ud83d")),
                Arguments.of("/title", GOOD.replace("Printer", "a\\udc00b")),
                Arguments.of("/body", GOOD.replace("It worked", "x".repeat(32 * 1024))),
                Arguments.of("/body", GOOD.replace("It worked", "a\\u0000b")),
                Arguments.of("/body", GOOD.replace("It worked", "a\\ud800b")),
                Arguments.of("/body", GOOD.replace("It worked yesterday.", "")),
                Arguments.of("/body", GOOD.replace("It worked yesterday.", "\\u200b\\n\\u00a0")),
                Arguments.of("/region", with("\"region\":\"\\uffa0\"")),
                Arguments.of("/customer/externalId", GOOD.replace("C-1", "\\u200d\\u2800")),
                Arguments.of("/customer/name", GOOD.replace("Northwind Traders", "\\u2060")),
                Arguments.of("/type", GOOD.replace("INCIDENT", "DISASTER")),
                Arguments.of("/type", GOOD.replace("INCIDENT", "incident")),
                Arguments.of("/type", GOOD.replace("\"INCIDENT\"", "0")),
                Arguments.of("/type", GOOD.replace("\"INCIDENT\"", "\"\"")),
                Arguments.of("/severity", GOOD.replace("\"B\"", "\"D\"")),
                Arguments.of("/severity", GOOD.replace("\"B\"", "null")),
                Arguments.of("/breakFix", with("\"breakFix\":\"true\"")),
                Arguments.of("/breakFix", with("\"breakFix\":1")),
                Arguments.of("/language", with("\"language\":\"FR\"")),
                Arguments.of("/language", with("\"language\":\"pt-BR\"")),
                Arguments.of("/externalReference", with("\"externalReference\":\"" + "x".repeat(101) + "\"")),
                Arguments.of("/externalReference", with("\"externalReference\":\"a\\rb\"")),
                Arguments.of("/product", with("\"product\":\"" + "x".repeat(101) + "\"")),
                Arguments.of("/region", with("\"region\":\"\"")),
                Arguments.of("/customer", GOOD.replace("\"customer\"", "\"contact\"")),
                Arguments.of("/customer/externalId", GOOD.replace("C-1", "")),
                Arguments.of("/customer/externalId", GOOD.replace("C-1", " C-1")),
                Arguments.of("/customer/externalId", GOOD.replace("C-1", "C-1 ")),
                Arguments.of("/customer/externalId", GOOD.replace("C-1", "x".repeat(101))),
                Arguments.of("/customer/name", GOOD.replace("Northwind Traders", "x".repeat(201))),
                Arguments.of("/contact/email", with("\"contact\":{\"externalId\":\"P\",\"email\":\"no address\"}")));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("values")
    void aValueThatIsNotAcceptableIsNamed(String pointer, String body) {
        var answer = crm(newTenant()).body(body).post("/v1/tickets");

        answer.then()
                .statusCode(422)
                .body("type", equalTo("urn:firstline:problem:invalid"))
                .body("errors.pointer[0]", equalTo(pointer));
        tellsNothingOfOurInside(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "id,\"019aa5a0-7c00-7000-8000-000000000001\"",
        "number,\"FL-1000001\"",
        "tenant,\"contoso\"",
        "version,7",
        "status,\"CLOSED\"",
        "openedAt,\"2026-11-21T09:00:00Z\"",
        "updatedAt,\"2026-11-21T09:00:00Z\"",
        "diagnosis,{}",
        "filer,\"contoso\"",
        "class,\"java.lang.String\"",
        "@type,\"x\"",
        "__proto__,{}"
    })
    void whatTheServerOwnsCannotBeSet(String field, String value) {
        var answer = crm(newTenant())
                .body(GOOD.replace("\"type\"", "\"" + field + "\":" + value + ",\"type\""))
                .post("/v1/tickets");

        answer.then().statusCode(422).body("errors.pointer[0]", equalTo("/" + field));
        tellsNothingOfOurInside(answer);
    }

    @Test
    void anUnknownFieldIsNamedAlsoInsideOfACustomer() {
        crm(newTenant())
                .body(GOOD.replace("\"externalId\"", "\"tenantSlug\":\"x\",\"externalId\""))
                .post("/v1/tickets")
                .then()
                .statusCode(422)
                .body("errors.pointer[0]", equalTo("/customer/tenantSlug"));
    }

    @Test
    void aHugeBodyIsRefused() {
        crm(newTenant())
                .body(GOOD.replace("It worked", "x".repeat(300 * 1024)))
                .post("/v1/tickets")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:firstline:problem:too-large"));
    }

    @Test
    void aBodyOfTheLargestSizeIsTaken() {
        var tenant = newTenant();
        var text = "x".repeat(32 * 1024);
        var id = crm(tenant)
                .body(GOOD.replace("It worked yesterday.", text))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        crm(tenant).get("/v1/tickets/" + id).then().body("body", equalTo(text));
    }

    @Test
    void wordsOfAllLanguagesComeBackAsTheyWere() {
        var tenant = newTenant();
        var title = "Ação não concluída 😀 Größe ‮ עברית <b>' or 1=1--";
        crm(tenant)
                .body(GOOD.replace("Printer", title).getBytes(StandardCharsets.UTF_8))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("title", equalTo(title));
    }

    @Test
    void aTitleIsMeasuredInCharactersAsItsSchemaSays() {
        var longest = "😀".repeat(200);
        crm(newTenant())
                .body(GOOD.replace("Printer", longest).getBytes(StandardCharsets.UTF_8))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("title", equalTo(longest));
        crm(newTenant())
                .body(GOOD.replace("Printer", longest + "!").getBytes(StandardCharsets.UTF_8))
                .post("/v1/tickets")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/title"));
    }

    static Stream<Arguments> encodings() {
        var invalid = GOOD.getBytes(StandardCharsets.UTF_8);
        invalid[GOOD.indexOf("worked")] = (byte) 0xff;
        var overlong = GOOD.getBytes(StandardCharsets.UTF_8);
        overlong[GOOD.indexOf("worked")] = (byte) 0xc0;
        overlong[GOOD.indexOf("worked") + 1] = (byte) 0x80;
        return Stream.of(
                Arguments.of("UTF-16", GOOD.getBytes(StandardCharsets.UTF_16)),
                Arguments.of("UTF-16LE", GOOD.getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("byte order mark", ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("invalid UTF-8", invalid),
                Arguments.of("overlong NUL", overlong),
                Arguments.of("Latin-1", GOOD.replace("worked", "é").getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("zeros", new byte[100]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void anotherEncodingThanUtf8IsRefusedOrReadAsWhatItIs(String name, byte[] body) {
        var answer = raw(body, "application/json");

        assertThat(answer.statusCode()).isIn(201, 400, 415, 422);
        if (answer.statusCode() == 201) {
            assertThat(answer.<String>path("title")).isEqualTo("Printer");
        } else {
            tellsNothingOfOurInside(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void anotherFormatThanJsonIsRefused(String type) {
        raw(GOOD.getBytes(StandardCharsets.UTF_8), type).then().statusCode(415).contentType("application/problem+json");
    }

    private static Response raw(byte[] body, String type) {
        return RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, io.restassured.http.ContentType.BINARY)))
                .auth()
                .oauth2(FirstlineStack.token(newTenant(), "crm-client"))
                .contentType(type)
                .body(body)
                .post("/v1/tickets");
    }

    private static String with(String field) {
        return GOOD.replace("\"type\"", field + ",\"type\"");
    }

    private static void tellsNothingOfOurInside(Response answer) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString())
                .doesNotContain("dev.firstline")
                .doesNotContain("com.fasterxml")
                .doesNotContain("Exception")
                .doesNotContain("java.");
    }
}
