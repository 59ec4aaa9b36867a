package dev.firstline.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.firstline.devstack.test.FirstlineStack;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show. */
@Stack
class PagesTest {

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
        Topics.sayAndAwait("contoso/northwind", life.all());
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
        assertThat(answer.asString())
                .contains("No such ticket here", "For support: urn:trace:")
                .doesNotContain("FL-4301");
    }

    @Test
    void anAddressWithUnknownChoicesShowsTheQueue() {
        var browser = Browser.of("ana@contoso");

        assertThat(browser.visit("/?status=NONSENSE&severity=Z&breached=maybe").asString())
                .contains("Not filtered by <b>status</b>, <b>severity</b>, <b>breached</b>");
        assertThat(browser.visit("/?status=NEW&severity=A&breached=true").asString())
                .doesNotContain("Not filtered by");
        assertThat(browser.visit("/?status=NONSENSE&severity=Z&breached=maybe").statusCode())
                .isEqualTo(200);
        assertThat(browser.visit("/?cursor=forged").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nonsense",
                "/tickets/FL-482913570",
                "/tickets",
                "/tickets/not/there",
                "/signed-in/x",
                "/q/nothing"
            })
    void whoMistypesAnAddressGetsAPageWithAWayBack(String address) {
        var answer = Browser.of("ana@contoso").visit(address);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.asString())
                .contains("There is nothing at this address", "<a href=\"/\">", "For support: urn:trace:");
        assertThat(answer.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void machinesAreToldOfAWrongAddressAsEver() {
        for (var accept : new String[] {"application/json", "*/*"}) {
            given().header("Accept", accept)
                    .get("/nonsense")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        // The API has no pages, whoever asks.
        given().header("Accept", "text/html")
                .get("/v1/console/nonsense")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void theCustomerColumnShowsTheCustomerAndTheTenantWhereSeveralAreInView() {
        var life = new TicketLife("FL-4501", Instant.now());
        var other = new TicketLife("FL-4502", Instant.now());
        Topics.say("contoso", life.opened());
        Topics.say("contoso/northwind", other.opened());
        var browser = Browser.of("ana@contoso");
        await().until(
                        () -> browser.visit("/?search=FL-450").asString(),
                        html -> html.contains(life.ticket.toString()) && html.contains(other.ticket.toString()));

        assertThat(browser.visit("/?search=FL-4501").asString())
                .contains("<span class=\"main\">C-4711</span><span class=\"note\">contoso</span>")
                .contains("<table class=\"queue\"");
        assertThat(browser.visit("/?search=FL-450").asString())
                .contains("<span class=\"note\">contoso/northwind</span>", "<table class=\"queue several\"");
        assertThat(browser.visit("/tickets/" + life.ticket).asString()).contains("Customer <b>C-4711</b>");
    }

    @Test
    void aStrangerLearnsNothingOfATicketsAddress() {
        assertThat(Browser.stranger().visit("/tickets/nonsense").statusCode()).isIn(302, 404);
    }

    @Test
    void withoutAScriptThePageSaysOfWhenItIs() {
        var page = Browser.of("ana@contoso").visit("/").asString();

        assertThat(page)
                .doesNotContain("--:--")
                .contains("<noscript>")
                .containsPattern("id=\"clock\"[^>]*>\\d\\d:\\d\\d:\\d\\d<");
    }

    @Test
    void styleAndScriptComeWithoutSigningIn() {
        given().get("/assets/console.css").then().statusCode(200).header("X-Content-Type-Options", "nosniff");
        given().get("/assets/stream.js").then().statusCode(200).body(containsString("EventSource"));
    }
}
