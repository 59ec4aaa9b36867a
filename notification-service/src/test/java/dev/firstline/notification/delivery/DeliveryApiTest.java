package dev.firstline.notification.delivery;

import static dev.firstline.notification.fixture.Api.admin;
import static dev.firstline.notification.fixture.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Stack
class DeliveryApiTest {

    private final String tenant = Api.newTenant();
    private final UUID ticket = Ids.next();
    private final Receiver receiver = new Receiver();
    private String subscription;

    @BeforeEach
    void deliverThree() {
        subscription = Api.subscribe(tenant, receiver, "*").getString("id");
        Events.publish(tenant, Events.breached(ticket));
        Events.publish(tenant + "/below", Events.breached(Ids.next()));
        Events.publish(tenant, Events.breached(Ids.next()));
        await().atMost(Stack.PATIENCE)
                .untilAsserted(() -> assertThat(admin(tenant)
                                .queryParam("state", "DELIVERED")
                                .get("/v1/deliveries")
                                .jsonPath()
                                .getList("items"))
                        .hasSize(3));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void theLogCanBeFiltered() {
        admin(tenant)
                .queryParam("ticket", ticket.toString())
                .get("/v1/deliveries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].ticketId", equalTo(ticket.toString()))
                .body("items[0].payload", equalTo(null));
        admin(tenant).queryParam("state", "FAILED").get("/v1/deliveries").then().body("items", hasSize(0));
        admin(tenant)
                .queryParam("subscription", UUID.randomUUID().toString())
                .get("/v1/deliveries")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void whoMayNotReadNotesIsNotToldThatOneWasAlertedOf() {
        var note = Events.publish(tenant, Events.words(ticket, CommunicationVisibility.INTERNAL));
        var words = Events.publish(tenant, Events.words(ticket, CommunicationVisibility.CUSTOMER));
        await().atMost(Stack.PATIENCE)
                .untilAsserted(() -> assertThat(
                                admin(tenant).get("/v1/deliveries").jsonPath().getList("items.eventId"))
                        .contains(note.id().toString(), words.id().toString()));
        var id = admin(tenant)
                .get("/v1/deliveries")
                .jsonPath()
                .getString("items.find { it.eventId == '" + note.id() + "' }.id");

        var seen = as(tenant, Roles.CRM_CLIENT).get("/v1/deliveries").asString();

        assertThat(seen)
                .contains(words.id().toString())
                .doesNotContain(note.id().toString());
        as(tenant, Roles.CRM_CLIENT).get("/v1/deliveries/" + id).then().statusCode(404);
        as(tenant, Roles.HELPDESK_AGENT).get("/v1/deliveries/" + id).then().statusCode(200);
    }

    @Test
    void theLogIsReadPageByPageNewestFirst() {
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var request = admin(tenant).queryParam("limit", 2).queryParam("subscription", subscription);
            var page = (next == null ? request : request.queryParam("cursor", next))
                    .get("/v1/deliveries")
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            next = page.getString("next");
        } while (next != null);

        assertThat(seen).hasSize(3).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aCursorServesItsOwnListAlone() {
        String next = admin(tenant).queryParam("limit", 1).get("/v1/deliveries").path("next");

        admin(tenant)
                .queryParam("limit", 1)
                .queryParam("state", "DELIVERED")
                .queryParam("cursor", next)
                .get("/v1/deliveries")
                .then()
                .statusCode(422);
        admin(tenant)
                .queryParam("cursor", "x".repeat(3000))
                .get("/v1/deliveries")
                .then()
                .statusCode(422);
    }

    @Test
    void aParameterThatIsNotKnownIsNamed() {
        admin(tenant)
                .get("/v1/deliveries?states=FAILED")
                .then()
                .statusCode(422)
                .body(containsString("known are cursor, limit, state, subscription, ticket"));
    }

    @ParameterizedTest
    @CsvSource({"state,LOST,PENDING", "subscription,1,UUID", "ticket,x,UUID", "limit,1000000000,200", "limit,-1,1"})
    void aBadParameterIsNamed(String name, String value, String expected) {
        admin(tenant)
                .queryParam(name, value)
                .get("/v1/deliveries")
                .then()
                .statusCode(422)
                .body(containsString(name))
                .body(containsString(expected));
    }

    @Test
    void anothersDeliveriesLookAbsent() {
        String id = admin(tenant).get("/v1/deliveries").path("items[0].id");
        // The event of the tenant below was delivered to the tenant above: that is the affair of the one above.
        for (var stranger : List.of(tenant + "/below", tenant + "-beside")) {
            admin(stranger).get("/v1/deliveries").then().body("items", hasSize(0));
            admin(stranger).get("/v1/deliveries/" + id).then().statusCode(404);
            admin(stranger).post("/v1/deliveries/" + id + "/resend").then().statusCode(404);
        }
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void whoMayOnlyReadCannotSendAgain() {
        String id = admin(tenant).get("/v1/deliveries").path("items[0].id");

        as(tenant, Roles.HELPDESK_AGENT).get("/v1/deliveries/" + id).then().statusCode(200);
        as(tenant, Roles.HELPDESK_AGENT)
                .post("/v1/deliveries/" + id + "/resend")
                .then()
                .statusCode(403);
    }

    @Test
    void theLogOutlivesItsSubscription() {
        admin(tenant).delete("/v1/subscriptions/" + subscription).then().statusCode(204);

        admin(tenant)
                .queryParam("subscription", subscription)
                .get("/v1/deliveries")
                .then()
                .body("items", hasSize(3));
    }
}
