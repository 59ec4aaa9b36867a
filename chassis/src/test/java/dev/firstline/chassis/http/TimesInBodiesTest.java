package dev.firstline.chassis.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and ids in JSON are the texts that the description names, and nothing that the library would make a time of besides. */
@Stack
class TimesInBodiesTest {

    @Test
    void whatIsSentIsAnswered() {
        send("""
                {"at":"2026-11-21T10:00:00+01:00","on":"2026-11-21","time":"09:00:00","lasts":"PT4H","id":"01A1FC62-160A-7C1B-9C58-878191B12E60",
                 "more":[{"at":"0001-01-01T00:00:00Z","on":"0001-01-01"},{"at":"9999-12-31T23:59:59Z","on":"9999-12-31"},{"at":null}]}
                """)
                .statusCode(200)
                .body("at", equalTo("2026-11-21T09:00:00Z"))
                .body("on", equalTo("2026-11-21"))
                .body("time", equalTo("09:00:00"))
                .body("lasts", equalTo("PT4H"))
                .body("id", equalTo("01a1fc62-160a-7c1b-9c58-878191b12e60"))
                .body("more[0].at", equalTo("0001-01-01T00:00:00Z"))
                .body("more[0].on", equalTo("0001-01-01"))
                .body("more[1].at", equalTo("9999-12-31T23:59:59Z"))
                .body("more[1].on", equalTo("9999-12-31"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at    | 1764400000000                  | instant of the years 0001 to 9999, such as
            at    | 1.5e9                          | instant of the years 0001 to 9999, such as
            at    | "1764400000"                   | instant of the years 0001 to 9999, such as
            at    | ""                             | instant of the years 0001 to 9999, such as
            at    | true                           | instant of the years 0001 to 9999, such as
            at    | [2026,1,1]                     | instant of the years 0001 to 9999, such as
            at    | {}                             | instant of the years 0001 to 9999, such as
            at    | "+999999999-12-31T23:59:59Z"   | instant of the years 0001 to 9999, such as
            at    | "-290308-01-01T00:00:00Z"      | instant of the years 0001 to 9999, such as
            at    | "0000-01-01T00:00:00Z"         | instant of the years 0001 to 9999, such as
            on    | 20000                          | date of the years 0001 to 9999, such as
            on    | [2026,1,1]                     | date of the years 0001 to 9999, such as
            on    | "-0001-01-01"                  | date of the years 0001 to 9999, such as
            on    | "+12026-12-31"                 | date of the years 0001 to 9999, such as
            on    | "2026-01-01T00:00:00Z"         | date of the years 0001 to 9999, such as
            time  | [9,0]                          | time of day, such as
            time  | "9"                            | time of day, such as
            lasts | 14400                          | ISO 8601 duration, such as
            lasts | "14400"                        | ISO 8601 duration, such as
            id    | ""                             | UUID, such as
            id    | " "                            | UUID, such as
            id    | "1-1-1-1-1"                    | UUID, such as
            id    | "AZ/hyBYKfBucWIeBkbEuYA=="     | UUID, such as
            id    | 7                              | UUID, such as
            """)
    void whatIsNoTextOfThatFormIsNamedWithWhatIsWanted(String field, String value, String wanted) {
        send("{\"more\":[{},{\"%s\":%s}]}".formatted(field, value))
                .statusCode(422)
                .body("type", equalTo("urn:firstline:problem:invalid"))
                .body("errors[0].pointer", equalTo("/more/1/" + field))
                .body("errors[0].detail", containsString(wanted));
    }

    private static ValidatableResponse send(String body) {
        return RestAssured.given()
                .auth()
                .oauth2(FirstlineStack.token("contoso", "crm-client"))
                .contentType("application/json")
                .body(body)
                .post("/v1/times")
                .then();
    }
}
