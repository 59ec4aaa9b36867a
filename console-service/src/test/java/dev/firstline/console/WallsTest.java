package dev.firstline.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.contracts.notification.Channel;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is derived from facts is walled off as the facts are. */
@Stack
class WallsTest {

    private final TicketLife life =
            new TicketLife("FL-7" + (int) (Math.random() * 1e6), Instant.parse("2026-11-20T09:00:00Z"));

    @Test
    void theFateOfAnAlertShowsToItsSubscriberAndThoseAbove() {
        Topics.say("contoso/northwind", life.opened());
        Topics.say("contoso/northwind", alert(UUID.randomUUID(), 5, "ticket.opened"));
        Topics.say("contoso", alert(UUID.randomUUID(), 9, "escalation.opened"));

        await().untilAsserted(() ->
                show("contoso", "helpdesk-agent").body("lastAlert.eventType", equalTo("escalation.opened")));
        show("contoso/northwind", "helpdesk-agent").body("lastAlert.eventType", equalTo("ticket.opened"));
        given().auth()
                .oauth2(FirstlineStack.token("contoso/northwind", "helpdesk-agent"))
                .get("/v1/console/tickets")
                .then()
                .body(
                        "items.find { it.number == '" + life.number + "' }.lastAlert.eventType",
                        equalTo("ticket.opened"));
        assertThat(Browser.of("rita@contoso/northwind")
                        .visit("/tickets/" + life.ticket)
                        .asString())
                .contains("Ticket opened delivered by")
                .doesNotContain("escalation.opened", "Escalation opened delivered by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm-client", "sales-agent", "user-admin"})
    void whoMayNotReadNotesDoesNotLearnThatThereAreAny(String role) {
        Topics.say("noted", life.opened());
        var told = Topics.say("noted", note(2, 5));
        Topics.say("noted", alert(told, 6, "ticket.communication-added"));
        Topics.say("noted", life.moved(3, 7, TicketStatus.NEW, TicketStatus.TRIAGED));
        await().untilAsserted(() ->
                timeline("helpdesk-agent").body("items", hasSize(4)).body("items.headline", hasItem("Internal note")));
        show("noted", "helpdesk-agent").body("lastAlert.eventType", equalTo("ticket.communication-added"));

        var seen = timeline(role).body("items", hasSize(2)).extract().asString();

        assertThat(seen).doesNotContain("note", "INTERNAL", told.toString(), "notification");
        assertThat(show("noted", role).extract().asString()).doesNotContain("lastAlert", "communication");
    }

    @Test
    void aPageDoesNotTellOfNotesToWhoMayNotReadThem() {
        Topics.say("contoso", life.opened());
        Topics.say("contoso", note(2, 5));
        await().until(() -> Browser.of("ana@contoso")
                .visit("/tickets/" + life.ticket)
                .asString()
                .contains("Internal note"));

        assertThat(Browser.of("sam@contoso").visit("/tickets/" + life.ticket).asString())
                .contains(life.number)
                .doesNotContain("Internal note");
    }

    @Test
    void theStreamIsSilentOfNotesToWhoMayNotReadThem() {
        Topics.say("contoso", life.opened());
        var sales = Browser.of("sam@contoso");
        var desk = Browser.of("ana@contoso");
        await().until(() -> sales.visit("/").asString().contains(life.number));
        try (var outside = new Ear(sales, "/events?after=" + position(sales));
                var inside = new Ear(desk, "/events?after=" + position(desk))) {
            Topics.say("contoso", note(2, 5));
            await().until(() -> inside.heard().contains(life.number));
            var later = new TicketLife("FL-7-later", Instant.now());
            Topics.say("contoso", later.opened());

            await().until(() -> outside.heard().contains("FL-7-later"));
            assertThat(outside.heard()).doesNotContain(life.number);

            Topics.say("contoso", life.moved(3, 7, TicketStatus.NEW, TicketStatus.TRIAGED));
            await().until(() -> outside.heard().contains(life.number));
        }
    }

    @Test
    void viewsThatAnOlderVersionStoredLoseTheAlertThatWasForAll() throws SQLException {
        Topics.say("contoso/northwind", life.opened());
        Topics.say("contoso", alert(UUID.randomUUID(), 9, "escalation.opened"));
        await().untilAsserted(() ->
                show("contoso", "helpdesk-agent").body("lastAlert.eventType", equalTo("escalation.opened")));
        var script = "db/console/V202611281216__alerts_by_tenant.sql";
        try (var connection = FirstlineStack.superuser("console").getConnection();
                var statement = connection.createStatement();
                var sql = Thread.currentThread().getContextClassLoader().getResourceAsStream(script)) {
            connection.setAutoCommit(false);
            statement.execute(
                    "update ticket_view set view = (view - 'alerts') || '{\"lastAlert\":{\"eventType\":\"x\"}}'"
                            + " where ticket_id = '" + life.ticket + "'");
            var text = new String(sql.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            statement.execute(text.substring(0, text.indexOf("alter table")));
            connection.commit();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }

        show("contoso", "helpdesk-agent").body("lastAlert.eventType", equalTo("escalation.opened"));
        show("contoso/northwind", "helpdesk-agent").body("lastAlert", equalTo(null));
    }

    private NotificationEvent.Delivered alert(UUID event, int minute, String type) {
        return new NotificationEvent.Delivered(
                life.ticket, UUID.randomUUID(), UUID.randomUUID(), event, type, Channel.WEBHOOK, 1, life.after(minute));
    }

    private TicketEvent.CommunicationAdded note(long version, int minute) {
        return new TicketEvent.CommunicationAdded(
                life.ticket,
                version,
                life.after(minute),
                UUID.randomUUID(),
                CommunicationDirection.OUTBOUND,
                CommunicationVisibility.INTERNAL,
                null);
    }

    private ValidatableResponse show(String tenant, String role) {
        return get(tenant, role, "");
    }

    private ValidatableResponse timeline(String role) {
        return get("noted", role, "/timeline");
    }

    private ValidatableResponse get(String tenant, String role, String more) {
        return given().auth()
                .oauth2(FirstlineStack.token(tenant, role))
                .get("/v1/console/tickets/" + life.ticket + more)
                .then()
                .statusCode(200);
    }

    private static String position(Browser browser) {
        var matcher = Pattern.compile("data-position=\"(\\d+)\"")
                .matcher(browser.visit("/").asString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
