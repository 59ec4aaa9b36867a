package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a query that the resource does not understand. */
@Stack
class QueryCheckTest {

    private static final String DAYS = "MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY";
    private static final String KNOWN = "day, id, limit, on, open, rank, share, tag, text";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            day=monday               | day   | not a valid value; allowed are %1$s
            day=                     | day   | must not be empty; leave the parameter out
            day=MONDAY&day=SUNDAY    | day   | must be given once; it stands here 2 times
            open=perhaps             | open  | not a valid value; allowed are true, false
            open=                    | open  | must not be empty; leave the parameter out
            limit=x                  | limit | must be a whole number between 1 and 200
            limit=0                  | limit | must be a whole number between 1 and 200
            limit=%%D9%%A5           | limit | must be a whole number between 1 and 200
            limit=2147483648         | limit | must be a whole number between 1 and 200
            rank=9223372036854775808 | rank  | must be a whole number between -9223372036854775808 and 9223372036854775807
            rank=1.5                 | rank  | must be a whole number between -9223372036854775808 and 9223372036854775807
            share=NaN                | share | must be a number, such as 0.5
            id=1-1-1-1-1             | id    | must be a UUID, such as 00000000-0000-0000-0000-000000000000
            on=2026-02-30            | on    | must be a date of the years 0001 to 9999, such as 2026-11-21
            on=-0001-01-01           | on    | must be a date of the years 0001 to 9999, such as 2026-11-21
            text=a&text=b            | text  | must be given once; it stands here 2 times
            text                     | text  | must not be empty; leave the parameter out
            text=a%%00b              | text  | must not hold U+0000 or half a character
            days=MONDAY              | days  | this parameter is not known here; known are %2$s
            Day=MONDAY               | Day   | this parameter is not known here; known are %2$s
            tag=                     | tag   | must not be empty; leave the parameter out
            """)
    void aQueryThatIsNotUnderstoodIsSaidToBeSo(String query, String parameter, String detail) {
        caller().get("/v1/queries?" + query.replace("%%", "%"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:firstline:problem:invalid"))
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(parameter))
                .body("errors[0].detail", equalTo(detail.replace("%1$s", DAYS).replace("%2$s", KNOWN)));
    }

    @Test
    void allThatIsWrongIsSaidAtOnceInTheOrderOfTheNamesButNotWithoutEnd() {
        caller().get("/v1/queries?limit=x&day=x&x=x")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("day", "limit", "x"));
        var names = IntStream.range(0, 300).mapToObj(i -> "n" + i + "=1").collect(Collectors.joining("&"));
        caller().get("/v1/queries?" + names).then().statusCode(422).body("errors", hasSize(20));
    }

    /** https://url.spec.whatwg.org/#urlencoded-parsing */
    @Test
    void aSemicolonIsACharacterOfAValue() {
        caller().get("/v1/queries?tag=a;b&tag=c;limit=x;&limit=7")
                .then()
                .statusCode(200)
                .body("limit", equalTo("7"))
                .body("tags", equalTo("a;b+c;limit=x;"));
        caller().get("/v1/queries?day=MONDAY;limit=1").then().statusCode(422).body("errors.pointer", contains("day"));
    }

    @Test
    void whatIsUnderstoodIsAnswered() {
        caller().get("/v1/queries?day=MONDAY&limit=7&rank=-1&open=true&share=0.5&on=2026-02-28&text=%20&tag=a&tag=b"
                        + "&id=019aa5a0-7c00-7000-8000-000000000001")
                .then()
                .statusCode(200)
                .body("limit", equalTo("7"))
                .body("tags", equalTo("a+b"));
    }

    @Test
    void aParameterThatIsNeededIsCalledByItsOwnName() {
        caller().get("/v1/queries/needed")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("from-year"))
                .body("errors[0].detail", equalTo("must be given"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?day=%zz", "?day=%", "?%=x", "?day=%c3"})
    void whatCannotBeDecodedIsTheCallersFault(String query) throws IOException {
        // Past the client's own check of addresses.
        var connection = new Socket("127.0.0.1", RestAssured.port);
        try (connection) {
            connection.setSoTimeout(20_000);
            connection
                    .getOutputStream()
                    .write(("GET /v1/queries" + query
                                    + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                                    + FirstlineStack.token("contoso", "crm-client") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer.substring(9, 12)).as(answer).isIn("400", "422");
        }
    }

    @Test
    void whoMayNotAskIsToldNothingAboutParameters() {
        RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token("contoso", "sales-agent"))
                .get("/v1/queries?days=MONDAY")
                .then()
                .statusCode(403);
        RestAssured.get("/v1/queries?days=MONDAY").then().statusCode(401);
    }

    @Test
    void theAddressOfAPageMayCarryMarksOfOthers() {
        caller().get("/v1/queries/page?utm_source=mail&search=").then().statusCode(200);
    }

    private static RequestSpecification caller() {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(FirstlineStack.token("contoso", "crm-client"));
    }
}
