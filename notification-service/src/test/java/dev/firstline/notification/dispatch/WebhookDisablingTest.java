package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.id.Ids;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What switches a subscription off, and what it hears then. */
@QuarkusTest
@Stack
class WebhookDisablingTest {

    private final String tenant = Api.newTenant();
    private final UUID ticket = Ids.next();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aSubscriptionWhoseDeliveriesKeepFailingIsSwitchedOffUntilItIsSwitchedOnAgain() {
        receiver.replying(500);
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");
        Events.publish(tenant, Events.breached(ticket));
        Events.publish(tenant, Events.breached(ticket));

        await().atMost(Stack.PATIENCE)
                .until(() ->
                        "DISABLED".equals(Api.subscription(tenant, subscription).getString("state")));
        assertThat(Api.subscription(tenant, subscription).getString("disabledReason"))
                .isEqualTo("FAILING");
        var told = Events.told("notification.subscription-disabled", subscription);
        assertThat(told.headers()).containsEntry("ce_firstlinetenant", tenant);

        receiver.replying(200);
        Api.admin(tenant)
                .post("/v1/subscriptions/" + subscription + "/enable")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"));
        var event = Events.publish(tenant, Events.breached(ticket));
        await().atMost(Stack.PATIENCE)
                .until(() ->
                        receiver.received().getLast().body().contains(event.id().toString()));
        await().atMost(Stack.PATIENCE)
                .until(() -> Api.subscription(tenant, subscription).getString("failingSince") == null);
    }

    @Test
    void aReceiverThatIsGoneIsAskedOnce() {
        receiver.replying(410);
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

        Events.publish(tenant, Events.breached(ticket));

        var delivery = Api.awaitDelivery(tenant, subscription, "FAILED");
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(delivery.getInt("lastStatus")).isEqualTo(410);
        assertThat(Api.subscription(tenant, subscription).getString("state")).isEqualTo("DISABLED");
        assertThat(Api.subscription(tenant, subscription).getString("disabledReason"))
                .isEqualTo("GONE");
        Events.told("notification.subscription-disabled", subscription);
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

            receiver.first();
            assertThat(Api.delivery(tenant, off)).isNull();
        }
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

        assertThat(receiver.first().body())
                .contains("\"type\":\"subscription.test\"")
                .contains(subscription);
    }
}
