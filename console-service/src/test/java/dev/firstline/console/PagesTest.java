package dev.firstline.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.firstline.devstack.test.FirstlineStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "console"))
class PagesTest {

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

    @Test
    void behindTheFrontDoorTheIssuerSendsBackToTheAddressThatTheBrowserSees() {
        var location = given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", "localhost:8080")
                .get("/tickets/" + new java.util.UUID(1, 2))
                .getHeader("Location");

        assertThat(location).contains("redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsigned-in");
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
    void signingOutEndsTheSession() {
        var browser = Browser.of("ana@contoso");
        assertThat(browser.visit("/").statusCode()).isEqualTo(200);

        var answer = browser.visit("/sign-out");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).contains("/logout?");
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
        assertThat(browser.visit("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aBearerTokenOpensNoPage() {
        given().redirects()
                .follow(false)
                .auth()
                .oauth2(FirstlineStack.token("contoso", "ops"))
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

    @Test
    void wordsOfAHostileTicketStayWords() {
        var life = new TicketLife("FL-<b>7</b>", Instant.now());
        Topics.say("contoso", life.opened());
        Topics.say("contoso", life.title(1, "<script>alert('x')</script>\" onmouseover=\"y"));
        var browser = Browser.of("ana@contoso");

        var page = await().until(() -> browser.visit("/").asString(), html -> html.contains("alert("));

        assertThat(page + browser.visit("/tickets/" + life.ticket).asString())
                .contains("&lt;script&gt;alert(")
                .doesNotContain("<script>alert(", "<b>7</b>", "\" onmouseover=\"y");
    }

    @Test
    void aTicketsPageTellsEveryFactAndWhy() {
        var life = new TicketLife("FL-4201", Instant.now().minusSeconds(7200));
        life.all().forEach(event -> Topics.say("contoso/northwind", event));
        Topics.say("contoso/northwind", life.title(1, "Mail stands still"));
        var browser = Browser.of("ana@contoso");

        await().untilAsserted(() -> assertThat(
                        browser.visit("/tickets/" + life.ticket).asString())
                .contains("Mail stands still", "Alert delivered by webhook", "We wrote to the customer"));

        assertThat(browser.visit("/tickets/" + life.ticket).asString())
                .contains("Decided: Escalate to Microsoft", "boundary-microsoft", "cannot send or receive")
                .contains("2 rules tried", "own-tenant")
                .contains("Filed as case 41725508", "Advanced Support, or Signature Cloud Support")
                .contains("First response promise broken", "14 ms after the due instant")
                .doesNotContain("Body, which is never kept here");
    }

    @Test
    void aTicketOfAnotherTenantIsNotThere() {
        var life = new TicketLife("FL-4301", Instant.now());
        Topics.say("fabrikam", life.opened());
        var token = FirstlineStack.token("fabrikam", "crm-client");
        await().untilAsserted(() -> given().auth()
                .oauth2(token)
                .get("/v1/console/tickets/" + life.ticket)
                .then()
                .statusCode(200));

        var answer = Browser.of("ana@contoso").visit("/tickets/" + life.ticket);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).contains("No such ticket here").doesNotContain("FL-4301");
    }

    @Test
    void anAddressWithUnknownChoicesShowsTheQueue() {
        var browser = Browser.of("ana@contoso");

        assertThat(browser.visit("/?status=NONSENSE&severity=Z&breached=maybe").statusCode())
                .isEqualTo(200);
        assertThat(browser.visit("/?cursor=forged").statusCode()).isEqualTo(303);
    }

    @Test
    void styleAndScriptComeWithoutSigningIn() {
        given().get("/assets/console.css").then().statusCode(200).header("X-Content-Type-Options", "nosniff");
        given().get("/assets/console.js").then().statusCode(200).body(containsString("EventSource"));
    }
}
