package dev.firstline.notification.subscription;

import static dev.firstline.notification.subscription.NewSubscription.URL;
import static dev.firstline.notification.subscription.NewSubscription.create;
import static dev.firstline.notification.subscription.NewSubscription.json;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how the refusal names it. */
@QuarkusTest
@Stack
class SubscriptionInputTest {

    private final String tenant = Api.newTenant();

    @Test
    void anUnknownEventTypeIsRefusedWithTheKnownOnes() {
        create(tenant, "{\"channel\":\"WEBHOOK\",\"url\":\"" + URL + "\",\"eventTypes\":[\"sla.*\",\"sla.exploded\"]}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/eventTypes/1"))
                .body("errors[0].detail", containsString("sla.breached"))
                .body("errors[0].detail", containsString("escalation.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://192.168.1.1/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[fd00::1]/",
                "http://2130706433/",
                "http://127.1/",
                "http://nobody-has-this-name.invalid/hook",
                "https://nobody-has-this-name.invalid:9443/hook",
                "http://user@127.0.0.1/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "not a url",
                "/hook",
                "http://127.0.0.1/#x"
            })
    void anAddressThatMayNotBeCalledIsRefused(String url) {
        create(tenant, json(Map.of("channel", "WEBHOOK", "url", url, "eventTypes", List.of("*"))))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}|422|channel",
                "{\"channel\":\"PAGER\",\"eventTypes\":[\"*\"]}|422|/channel",
                "{\"channel\":\"WEBHOOK\",\"eventTypes\":[\"*\"]}|422|/url",
                "{\"channel\":\"EMAIL\",\"eventTypes\":[\"*\"]}|422|/email",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\\r\\nBcc: c@d.example\",\"eventTypes\":[\"*\"]}|422|/email",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"url\":\"http://127.0.0.1/\",\"eventTypes\":[\"*\"]}|422|/url",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[]}|422|eventTypes",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[null]}|422|eventTypes",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"secret\":\"whsec_x\"}|422|/secret",
                "{\"channel\":\"WEBHOOK\",\"url\":\"http://127.0.0.1/\",\"eventTypes\":[\"*\"],\"secret\":\"hunter2\"}|422|/secret",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"state\":\"DISABLED\"}|422|/state",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"description\":\"a\\u0000b\"}|422|/description",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"description\":\"a\\u2028b\"}|422|description",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":[\"*\"],\"tenant\":\"somebody-else\"}|422|/tenant",
                "{\"channel\":\"EMAIL\",\"email\":\"a@b.example\",\"eventTypes\":\"*\"}|422|/eventTypes",
                "{\"channel\":|400|JSON",
                "[]|400|JSON"
            })
    void badInputIsNamed(String body, int status, String named) {
        create(tenant, body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body(containsString(named));
    }

    @Test
    void aDescriptionMayBeWrittenFromTheRight() {
        create(
                        tenant,
                        "{\"channel\":\"WEBHOOK\",\"url\":\"" + URL
                                + "\",\"eventTypes\":[\"*\"],\"description\":\"\\u200f\\u05d3\\u05e0\\u05d4\"}")
                .statusCode(201)
                .body("description", equalTo("\u200f\u05d3\u05e0\u05d4"));
    }

    @Test
    void aDescriptionBeyondItsLimitIsRefused() {
        create(
                        tenant,
                        json(Map.of(
                                "channel",
                                "EMAIL",
                                "email",
                                "a@b.example",
                                "eventTypes",
                                List.of("*"),
                                "description",
                                "x".repeat(501))))
                .statusCode(422);
    }
}
