package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.ProbedRecord;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Receiver.Reply;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class WebhookDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOTIFICATIONS = "firstline.notification.v1";

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

        var post = first();
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
    void aDeliveryIsLoggedAndToldToThePlatform() {
        var subscription = Api.subscribe(tenant, receiver, "sla.breached").getString("id");

        var event = Events.publish(tenant, Events.breached(ticket));

        var delivery = awaitState(subscription, "DELIVERED");
        assertThat(delivery.getString("webhookId")).isEqualTo(first().id());
        assertThat(delivery.getString("eventId")).isEqualTo(event.id().toString());
        assertThat(delivery.getString("ticketId")).isEqualTo(ticket.toString());
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(delivery.getInt("log[0].status")).isEqualTo(204);
        assertThat(delivery.getString("payload.type")).isEqualTo("sla.breached");
        var told = told("notification.delivered", ticket.toString());
        assertThat(told.headers()).containsEntry("ce_firstlinetenant", tenant);
        var fact = JsonPath.from(told.value());
        assertThat(fact.getString("deliveryId")).isEqualTo(delivery.getString("id"));
        assertThat(fact.getString("channel")).isEqualTo("WEBHOOK");
    }

    @Test
    void aFailedAttemptIsMadeAgainUnderTheSameId() {
        receiver.replying(n -> Reply.of(n < 2 ? 500 : 200));
        var subscription = Api.subscribe(tenant, receiver, "*");

        Events.publish(tenant, Events.breached(ticket));

        var delivery = awaitState(subscription.getString("id"), "DELIVERED");
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsOnly(delivery.getString("webhookId"));
        assertThat(receiver.received()).extracting(Receiver.Received::body).containsOnly(first().body());
        assertThat(receiver.received())
                .allSatisfy(post -> assertThat(post.isSignedWith(subscription.getString("secret")))
                        .isTrue());
        assertThat(delivery.getList("log.status")).isEqualTo(java.util.List.of(500, 500, 200));
    }

    @Test
    void anAnswerThatComesAfterTheDeadlineCountsAsNone() {
        receiver.replying(n -> new Reply(200, Map.of(), n == 0 ? Duration.ofMillis(1500) : Duration.ZERO));
        var subscription = Api.subscribe(tenant, receiver, "*");

        Events.publish(tenant, Events.breached(ticket));

        var delivery = awaitState(subscription.getString("id"), "DELIVERED");
        assertThat(delivery.getString("log[0].error")).isEqualTo("TIMEOUT");
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .hasSize(2)
                .containsOnly(first().id());
        assertThat(receiver.received().get(1).isSignedWith(subscription.getString("secret")))
                .isTrue();
    }

    @Test
    void anEventThatComesTwiceIsDeliveredOnce() {
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

        var event = Events.publish(tenant, Events.breached(ticket));
        Events.publish(event);
        Events.publish(event);
        var last = Events.publish(tenant, Events.breached(ticket));

        // The same key, so the last one comes after the repetitions.
        await().atMost(PATIENCE)
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
            await().atMost(PATIENCE).untilAsserted(() -> {
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
        var unwanted = new dev.firstline.contracts.sla.SlaEvent.Cancelled(
                ticket, Ids.next(), dev.firstline.contracts.sla.SlaTarget.RESOLUTION, java.time.Instant.EPOCH);

        Events.publish(tenant, unwanted);
        Events.publish(tenant, Events.breached(ticket));

        assertThat(first().body()).contains("sla.breached");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void whenTheScheduleEndsTheDeliveryHasFailedAndCanBeSentAgainByHand() {
        receiver.replying(n -> Reply.of(n < 4 ? 503 : 200));
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

        Events.publish(tenant, Events.breached(ticket));

        var failed = awaitState(subscription, "FAILED");
        assertThat(failed.getInt("attempts")).isEqualTo(4);
        assertThat(failed.getInt("lastStatus")).isEqualTo(503);
        told("notification.failed", ticket.toString());

        Api.admin(tenant)
                .post("/v1/deliveries/" + failed.getString("id") + "/resend")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"));

        var delivered = awaitState(subscription, "DELIVERED");
        assertThat(delivered.getInt("attempts")).isEqualTo(5);
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsOnly(first().id());
    }

    @Test
    void aSubscriptionWhoseDeliveriesKeepFailingIsSwitchedOffUntilItIsSwitchedOnAgain() {
        receiver.replying(500);
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");
        Events.publish(tenant, Events.breached(ticket));
        Events.publish(tenant, Events.breached(ticket));

        await().atMost(PATIENCE)
                .until(() -> "DISABLED".equals(show(subscription).getString("state")));
        assertThat(show(subscription).getString("disabledReason")).isEqualTo("FAILING");
        var told = told("notification.subscription-disabled", subscription);
        assertThat(told.headers()).containsEntry("ce_firstlinetenant", tenant);

        receiver.replying(200);
        Api.admin(tenant)
                .post("/v1/subscriptions/" + subscription + "/enable")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"));
        var event = Events.publish(tenant, Events.breached(ticket));
        await().atMost(PATIENCE)
                .until(() ->
                        receiver.received().getLast().body().contains(event.id().toString()));
        await().atMost(PATIENCE).until(() -> show(subscription).getString("failingSince") == null);
    }

    @Test
    void aReceiverThatIsGoneIsAskedOnce() {
        receiver.replying(410);
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

        Events.publish(tenant, Events.breached(ticket));

        var delivery = awaitState(subscription, "FAILED");
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(delivery.getInt("lastStatus")).isEqualTo(410);
        assertThat(show(subscription).getString("state")).isEqualTo("DISABLED");
        assertThat(show(subscription).getString("disabledReason")).isEqualTo("GONE");
        told("notification.subscription-disabled", subscription);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (var inside = new Receiver()) {
            receiver.replying(n -> new Reply(307, Map.of("Location", inside.url()), Duration.ZERO));
            var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

            Events.publish(tenant, Events.breached(ticket));

            assertThat(awaitState(subscription, "FAILED").getInt("lastStatus")).isEqualTo(307);
            assertThat(inside.received()).isEmpty();
        }
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

        Events.publish(tenant, Events.breached(ticket));

        assertThat(first().header("webhook-signature").split(" ")).hasSize(2);
        assertThat(first().isSignedWith(subscription.getString("secret"))).isTrue();
        assertThat(first().isSignedWith(rotated.getString("secret"))).isTrue();
        assertThat(rotated.getString("previousSecretUntil")).isNotNull();
    }

    @Test
    void aTestAlertReachesASubscriptionThatIsSwitchedOff() {
        var subscription = Api.subscribe(tenant, receiver, "sla.breached").getString("id");
        Api.admin(tenant)
                .post("/v1/subscriptions/" + subscription + "/disable")
                .then()
                .statusCode(200);

        Api.admin(tenant)
                .post("/v1/subscriptions/" + subscription + "/test")
                .then()
                .statusCode(202);

        assertThat(first().body()).contains("\"type\":\"subscription.test\"").contains(subscription);
    }

    @Test
    void aSubscriptionThatIsSwitchedOffHearsNothing() {
        try (var other = new Receiver()) {
            var off = Api.subscribe(tenant, other, "*").getString("id");
            Api.subscribe(tenant, receiver, "*");
            Api.admin(tenant)
                    .post("/v1/subscriptions/" + off + "/disable")
                    .then()
                    .statusCode(200);

            Events.publish(tenant, Events.breached(ticket));

            first();
            assertThat(Api.delivery(tenant, off)).isNull();
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
            first();
            var other = Api.newTenant();
            Api.subscribe(other, quick, "*");

            Events.publish(other, Events.breached(Ids.next()));

            await().atMost(PATIENCE).until(() -> !quick.received().isEmpty());
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

    private Receiver.Received first() {
        await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
        return receiver.received().getFirst();
    }

    private JsonPath awaitState(String subscription, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Api.delivery(tenant, subscription),
                        delivery -> delivery != null && state.equals(delivery.getString("state")));
    }

    private JsonPath show(String subscription) {
        return Api.admin(tenant).get("/v1/subscriptions/" + subscription).jsonPath();
    }

    private static ProbedRecord told(String type, String subject) {
        return FirstlineStack.kafka()
                .await(
                        NOTIFICATIONS,
                        PATIENCE,
                        record -> type.equals(record.headers().get("ce_type")) && subject.equals(record.key()));
    }
}
