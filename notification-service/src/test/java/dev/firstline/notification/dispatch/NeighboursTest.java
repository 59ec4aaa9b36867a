package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Receiver.Reply;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant whose receivers never answer does not delay the alerts of others. */
@QuarkusTest
@Stack
@TestProfile(NeighboursTest.LongPatience.class)
class NeighboursTest {

    /** With receivers waited for longer than the test runs, nothing here can be explained by an attempt that has ended. */
    public static final class LongPatience implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "firstline.delivery.timeout", "120s",
                    "firstline.delivery.lease", "150s",
                    "firstline.limit.owned.subscriptions", "200");
        }
    }

    private final Receiver deaf = deaf();
    private final Receiver alsoDeaf = deaf();
    private final Receiver well = new Receiver();

    private static Receiver deaf() {
        return new Receiver().replying(n -> new Reply(204, Map.of(), Duration.ofSeconds(100)));
    }

    @AfterEach
    void close() {
        deaf.close();
        alsoDeaf.close();
        well.close();
    }

    @Test
    void aTenantWithManyHangingReceiversHasItsShareAndNoMore() {
        var hanging = Api.newTenant();
        for (int i = 0; i < 150; i++) {
            // Of sub-tenants too, who together have no more than their tree.
            Api.subscribe(i % 2 == 0 ? hanging : hanging + "/r" + i, deaf, "*");
        }
        var neighbour = Api.newTenant();
        var subscription = Api.subscribe(neighbour, well, "*").getString("id");
        for (int i = 0; i < 150; i++) {
            Events.publish(i % 2 == 0 ? hanging : hanging + "/r" + i, Events.breached(Ids.next()));
        }
        // The last quarter of what the receiver takes is for other trees.
        await().atMost(Stack.PATIENCE).until(() -> deaf.received().size() >= 48);

        Events.publish(neighbour, Events.breached(Ids.next()));

        well.first();
        Api.awaitDelivery(neighbour, subscription, "DELIVERED");
        assertThat(deaf.received()).hasSize(48);
    }

    @Test
    void atOneReceiverOneTenantLeavesPlacesToOthers() {
        // One host, which lets some wait and not others.
        var moody = new Receiver();
        try (moody) {
            var hanging = Api.newTenant();
            var neighbour = Api.newTenant();
            moody.replying(n -> moody.received().get(n).body().contains('"' + neighbour + '"')
                    ? Reply.of(204)
                    : new Reply(204, Map.of(), Duration.ofSeconds(100)));
            for (int i = 0; i < 60; i++) {
                Api.subscribe(hanging, moody, "*");
            }
            var subscription = Api.subscribe(neighbour, moody, "*").getString("id");
            Events.publish(hanging, Events.breached(Ids.next()));
            await().atMost(Stack.PATIENCE).until(() -> moody.received().size() >= 32);

            Events.publish(neighbour, Events.breached(Ids.next()));

            Api.awaitDelivery(neighbour, subscription, "DELIVERED");
            assertThat(moody.received()).hasSize(33);
        }
    }

    @Test
    void aFewHangingReceiversOfATenantLeaveAPlaceToItsOthers() {
        var tenant = Api.newTenant();
        for (int i = 0; i < 3; i++) {
            Api.subscribe(tenant, deaf, "sla.breached");
        }
        for (int i = 0; i < 20; i++) {
            Events.publish(tenant, Events.breached(Ids.next()));
        }
        await().atMost(Stack.PATIENCE).until(() -> deaf.received().size() >= 24);
        // Not one of these is left to be heard when the receiver that is well begins to listen.
        await().atMost(Stack.PATIENCE)
                .until(() -> Api.admin(tenant)
                                .queryParam("limit", 100)
                                .get("/v1/deliveries")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 3 * 20);
        var subscription = Api.subscribe(tenant, well, "sla.breached").getString("id");

        Events.publish(tenant, Events.breached(Ids.next()));

        well.first();
        Api.awaitDelivery(tenant, subscription, "DELIVERED");
        assertThat(deaf.received()).hasSizeLessThan(32);
    }

    @Test
    void aFewHangingTenantsOfATreeLeaveAPlaceToItsOthers() {
        var root = Api.newTenant();
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 4; j++) {
                Api.subscribe(root + "/r" + i, i % 2 == 0 ? deaf : alsoDeaf, "sla.breached");
            }
            for (int j = 0; j < 4; j++) {
                Events.publish(root + "/r" + i, Events.breached(Ids.next()));
            }
        }
        await().atMost(Stack.PATIENCE).until(() -> deafened() >= 48);
        var subscription = Api.subscribe(root + "/well", well, "sla.breached").getString("id");

        Events.publish(root + "/well", Events.breached(Ids.next()));

        well.first();
        Api.awaitDelivery(root + "/well", subscription, "DELIVERED");
        assertThat(deafened()).isLessThan(64);
    }

    private int deafened() {
        return deaf.received().size() + alsoDeaf.received().size();
    }

    @Test
    void aTenantHasSoManySubscriptionsAndANeighbourItsOwn() {
        var tenant = Api.newTenant();
        for (int i = 0; i < 200; i++) {
            Api.subscribe(tenant, well, "sla.met");
        }

        var refused = Api.admin(tenant)
                .body(Map.of("channel", "WEBHOOK", "url", well.url(), "eventTypes", List.of("sla.met")))
                .post("/v1/subscriptions");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("urn:firstline:problem:quota-exceeded");
        assertThat(refused.jsonPath().getInt("limit")).isEqualTo(200);
        assertThat(refused.header("Retry-After")).isEqualTo("3600");
        var one = Api.admin(tenant).get("/v1/subscriptions").jsonPath().getString("items[0].id");
        Api.admin(tenant).delete("/v1/subscriptions/" + one).then().statusCode(204);
        Api.subscribe(tenant, well, "sla.met");
        Api.subscribe(Api.newTenant(), well, "sla.met");
    }
}
