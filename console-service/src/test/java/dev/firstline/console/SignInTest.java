package dev.firstline.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.devstack.test.FirstlineStack;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees the pages, for how long, and what ends that. */
@Stack
class SignInTest {

    @Test
    void aBrowserThatHasNotSignedInIsSentToTheIssuer() {
        var answer = Browser.stranger().visit("/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location"))
                .contains("/authorize?", "client_id=console", "code_challenge_method=S256", "nonce=")
                .contains("signed-in");
        assertThat(answer.detailedCookies()).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Lax");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "X-Forwarded-Host", "X-Forwarded-Prefix", "X-Forwarded-Proto", "Forwarded"})
    void theIssuerIsToldThePublicAddressWhateverARequestSays(String header) {
        var location = given().redirects()
                .follow(false)
                .header("X-Forwarded-Host", "localhost:8080")
                .header(header, header.equals("Forwarded") ? "host=evil.example" : "evil.example")
                .get("/tickets/" + new java.util.UUID(1, 2))
                .getHeader("Location");

        assertThat(location).doesNotContain("evil");
        assertThat(location)
                .satisfiesAnyOf(
                        toIssuer ->
                                assertThat(toIssuer).contains("redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsigned-in"),
                        toPublic -> assertThat(toPublic).startsWith("http://localhost:8080/tickets/"));
    }

    @Test
    void whoComesByAnotherAddressIsSentToThePublicOneFirst() {
        given().redirects()
                .follow(false)
                .get("/?status=NEW")
                .then()
                .statusCode(303)
                .header("Location", equalTo("http://localhost:8080/?status=NEW"));
    }

    @Test
    void theScriptOfASignedOutPageGetsAStatusItCanActOn() {
        given().redirects()
                .follow(false)
                .header("X-Requested-With", "fetch")
                .get("/figures")
                .then()
                .statusCode(499);
        given().redirects()
                .follow(false)
                .header("Accept", "text/event-stream")
                .get("/events")
                .then()
                .statusCode(499);
    }

    @Test
    void whoHasSignedInSeesTheQueueWithNameAndTenant() {
        var answer = Browser.of("ana@contoso").visit("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("Ana Souza", ">contoso<", "Waiting on vendor");
        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void signingOutEndsTheSessionAlsoForCookiesThatWereCopied() {
        var browser = Browser.of("ana@contoso");
        var copied = browser.copied();
        assertThat(browser.visit("/").statusCode()).isEqualTo(200);
        assertThat(copied.visit("/").statusCode()).isEqualTo(200);

        var answer = browser.press("/sign-out", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location"))
                .contains("/logout?", "post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F");
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
        assertThat(browser.visit("/").statusCode()).isEqualTo(302);
        assertThat(copied.visit("/").statusCode()).isEqualTo(302);
        assertThat(copied.visit("/tickets/" + new java.util.UUID(1, 2)).statusCode())
                .isEqualTo(302);
        assertThat(copied.cookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
    }

    @Test
    void signingOutLeavesTheOtherSessionsOfThePersonAlone() {
        var atWork = Browser.of("ana@contoso");
        var atHome = Browser.of("ana@contoso");

        atWork.press("/sign-out", "same-origin");

        assertThat(atHome.visit("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aPersonHasAtMostTwentySessions() {
        var first = Browser.of("omar@contoso");
        for (int i = 0; i < 20; i++) {
            Browser.of("omar@contoso");
        }

        assertThat(first.visit("/").statusCode()).isEqualTo(302);
    }

    @Test
    void theStreamOfASignedOutBrowserEnds() {
        var browser = Browser.of("ana@contoso");
        try (var ear = new Ear(browser.copied(), "/events?after=1")) {
            await().until(() -> ear.heard().contains("event:time"));

            browser.press("/sign-out", "same-origin");

            await().atMost(java.time.Duration.ofSeconds(60)).until(ear::isOver);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void anotherSiteSignsNobodyOut(String site) {
        var browser = Browser.of("ana@contoso");

        assertThat(browser.visit("/sign-out").getHeader("Location")).isEqualTo("/");
        assertThat(browser.press("/sign-out", site).statusCode()).isEqualTo(403);
        for (var origin : new String[] {"https://evil.example", "null", "http://localhost:8080.evil.example"}) {
            given().cookies(browser.cookies())
                    .header("Origin", origin)
                    .post("/sign-out")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        given().cookies(browser.cookies()).post("/sign-out").then().statusCode(403);
        assertThat(browser.visit("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aBrowserWithoutFetchMetadataSignsOutByItsOrigin() {
        var browser = Browser.of("ana@contoso");

        given().redirects()
                .follow(false)
                .cookies(browser.cookies())
                .header("Origin", "http://localhost:8080")
                .post("/sign-out")
                .then()
                .statusCode(302);
        assertThat(browser.visit("/").statusCode()).isEqualTo(302);
    }

    @Test
    void theDatabaseHoldsNoTokenAndNoCookie() throws SQLException {
        var browser = Browser.of("gina@contoso");
        var cookie = browser.cookies().get("q_session_page");
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*), bool_or(position('eyJ' in encode(tokens, 'escape')) > 0 or position('"
                                + cookie + "' in page_session::text) > 0) from page_session")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isPositive();
            assertThat(row.getBoolean(2)).isFalse();
        }
    }

    @Test
    void aBearerTokenOpensNoPage() {
        given().redirects()
                .follow(false)
                .auth()
                .oauth2(FirstlineStack.token("contoso", "ops"))
                .header("X-Forwarded-Host", "localhost:8080")
                .get("/")
                .then()
                .statusCode(302);
    }

    @Test
    void aSessionCookieOpensNoJson() {
        given().cookies(Browser.of("ana@contoso").cookies())
                .get("/v1/console/tickets")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void jsonWithoutATokenIsAProblem() {
        given().get("/v1/console/tickets")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("urn:firstline:problem:unauthenticated"));
    }
}
