package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Receiver.Reply;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reaches a receiver, who is told of which event, and how often. */
@QuarkusTest
@Stack
class WebhookDeliveryTest {

    private final String tenant = Api.newTenant();
    private final UUID ticket = Ids.next();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anEventReachesItsSubscriberSigned() {
        var subscription = Api.subscribe(tenant, receiver, "sla.*");

        var event = Events.publish(tenant + "/fabrikam", Events.breached(ticket));

        var post = receiver.first();
        assertThat(post.isSignedWith(subscription.getString("secret"))).isTrue();
        assertThat(post.isSignedWith("whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA=="))
                .isFalse();
        assertThat(post.header("content-type")).isEqualTo("application/json");
        var body = JsonPath.from(post.body());
        assertThat(body.getString("type")).isEqualTo("sla.breached");
        assertThat(body.getString("id")).isEqualTo(event.id().toString());
        assertThat(body.getString("timestamp")).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(body.getString("tenant")).isEqualTo(tenant + "/fabrikam");
        assertThat(body.getString("data.ticketId")).isEqualTo(ticket.toString());
        assertThat(body.getString("data.target")).isEqualTo("FIRST_RESPONSE");
    }

    @Test
    void afterARotationBothSecretsSign() {
        var subscription = Api.subscribe(tenant, receiver, "*");
        var rotated = Api.admin(tenant)
                .body("{}")
                .post("/v1/subscriptions/" + subscription.getString("id") + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // Neither can be cut off before its time.
        Api.admin(tenant)
                .body("{}")
                .post("/v1/subscriptions/" + subscription.getString("id") + "/rotate-secret")
                .then()
                .statusCode(409)
                .body("detail", containsString("signs until " + rotated.getString("previousSecretUntil")));

        Events.publish(tenant, Events.breached(ticket));

        assertThat(receiver.first().header("webhook-signature").split(" ")).hasSize(2);
        assertThat(receiver.first().isSignedWith(subscription.getString("secret")))
                .isTrue();
        assertThat(receiver.first().isSignedWith(rotated.getString("secret"))).isTrue();
        assertThat(rotated.getString("previousSecretUntil")).isNotNull();
    }

    @Test
    void aDeliveryIsLoggedAndToldToThePlatform() {
        var subscription = Api.subscribe(tenant, receiver, "sla.breached").getString("id");

        var event = Events.publish(tenant, Events.breached(ticket));

        var delivery = Api.awaitDelivery(tenant, subscription, "DELIVERED");
        assertThat(delivery.getString("webhookId")).isEqualTo(receiver.first().id());
        assertThat(delivery.getString("eventId")).isEqualTo(event.id().toString());
        assertThat(delivery.getString("ticketId")).isEqualTo(ticket.toString());
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(delivery.getInt("log[0].status")).isEqualTo(204);
        assertThat(delivery.getString("payload.type")).isEqualTo("sla.breached");
        var told = Events.told("notification.delivered", ticket.toString());
        assertThat(told.headers()).containsEntry("ce_firstlinetenant", tenant);
        var fact = JsonPath.from(told.value());
        assertThat(fact.getString("deliveryId")).isEqualTo(delivery.getString("id"));
        assertThat(fact.getString("channel")).isEqualTo("WEBHOOK");
    }

    @Test
    void theWordOfADeliveryBelongsToTheTraceOfItsEvent() {
        Api.subscribe(tenant, receiver, "sla.breached");
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Events.publish(new EventEnvelope<>(
                Ids.next(),
                "/firstline/test",
                new TenantPath(tenant),
                "00-" + trace + "-00f067aa0ba902b7-01",
                Events.breached(ticket)));

        assertThat(Events.told("notification.delivered", ticket.toString()).headers())
                .hasEntrySatisfying("traceparent", parent -> assertThat(parent).contains(trace));
    }

    @Test
    void anEventThatComesTwiceIsDeliveredOnce() {
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

        var event = Events.publish(tenant, Events.breached(ticket));
        Events.publish(event);
        Events.publish(event);
        var last = Events.publish(tenant, Events.breached(ticket));

        // The same key, so the last one comes after the repetitions.
        await().atMost(Stack.PATIENCE)
                .until(() -> receiver.received().stream()
                        .anyMatch(post -> post.body().contains(last.id().toString())));
        assertThat(receiver.received()).hasSize(2);
        assertThat(Api.admin(tenant)
                        .queryParam("subscription", subscription)
                        .get("/v1/deliveries")
                        .jsonPath()
                        .getList("items"))
                .hasSize(2);
    }

    @Test
    void theTenantAndThoseAboveHearAndNobodyElse() {
        try (var above = new Receiver();
                var beside = new Receiver();
                var below = new Receiver()) {
            Api.subscribe(tenant, above, "sla.breached");
            Api.subscribe(tenant + "/northwind", receiver, "sla.breached");
            Api.subscribe(tenant + "/northwind-two", beside, "sla.breached");
            Api.subscribe(tenant + "/northwind/fabrikam", below, "sla.breached");

            Events.publish(tenant + "/northwind", Events.breached(ticket));
            var marker = Events.publish(tenant + "/northwind/fabrikam", Events.breached(ticket));

            // Both have the same key; when the second is through, the first is too.
            await().atMost(Stack.PATIENCE).untilAsserted(() -> {
                assertThat(above.received()).hasSize(2);
                assertThat(receiver.received()).hasSize(2);
                assertThat(below.received()).hasSize(1);
            });
            assertThat(below.received().getFirst().body()).contains(marker.id().toString());
            assertThat(beside.received()).isEmpty();
        }
    }

    @Test
    void onlyWantedTypesAreDelivered() {
        Api.subscribe(tenant, receiver, "sla.met", "sla.breached");
        var unwanted = new SlaEvent.Cancelled(ticket, Ids.next(), SlaTarget.RESOLUTION, Instant.EPOCH);

        Events.publish(tenant, unwanted);
        Events.publish(tenant, Events.breached(ticket));

        assertThat(receiver.first().body()).contains("sla.breached");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (var inside = new Receiver()) {
            receiver.replying(n -> new Reply(307, Map.of("Location", inside.url()), Duration.ZERO));
            var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

            Events.publish(tenant, Events.breached(ticket));

            assertThat(Api.awaitDelivery(tenant, subscription, "FAILED").getInt("lastStatus"))
                    .isEqualTo(307);
            assertThat(inside.received()).isEmpty();
        }
    }

    @Test
    void aReceiverThatTakesItsTimeDelaysNobodyElse() {
        var quickHasIt = new CountDownLatch(1);
        receiver.replying(n -> {
            passed(quickHasIt);
            return Reply.of(200);
        });
        try (var quick = new Receiver()) {
            Api.subscribe(tenant, receiver, "*");
            for (int i = 0; i < 20; i++) {
                Events.publish(tenant, Events.breached(ticket));
            }
            receiver.first();
            var other = Api.newTenant();
            Api.subscribe(other, quick, "*");

            Events.publish(other, Events.breached(Ids.next()));

            await().atMost(Stack.PATIENCE).until(() -> !quick.received().isEmpty());
            var page = Api.admin(tenant).queryParam("state", "DELIVERED").get("/v1/deliveries");
            assertThat(page.jsonPath().getList("items")).isEmpty();
        } finally {
            quickHasIt.countDown();
        }
    }

    private static void passed(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
