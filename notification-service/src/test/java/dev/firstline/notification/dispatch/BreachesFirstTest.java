package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.id.Ids;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Receiver.Reply;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Of what waits for one receiver, or for one tenant's, a breach goes first. */
@QuarkusTest
@Stack
@TestProfile(NeighboursTest.LongPatience.class)
class BreachesFirstTest {

    private static final int SHARE = 16;

    private final String tenant = Api.newTenant();

    @Test
    void aBreachPassesWhatWaitedForTheSameReceiverBeforeIt() throws Exception {
        var one = new CountDownLatch(1);
        var rest = new CountDownLatch(1);
        try (var receiver = new Receiver()) {
            receiver.replying(n -> after(n == 0 ? one : rest));
            var subscription = Api.subscribe(tenant, receiver, "*").getString("id");
            for (int i = 0; i < 3 * SHARE; i++) {
                Events.publish(tenant, Events.words(Ids.next(), CommunicationVisibility.CUSTOMER));
            }
            await().atMost(Stack.PATIENCE).until(() -> receiver.received().size() == SHARE);
            Events.publish(tenant, Events.breached(Ids.next()));
            await().atMost(Stack.PATIENCE).until(() -> waiting(subscription).contains("sla.breached"));

            one.countDown();
            await().atMost(Stack.PATIENCE).until(() -> receiver.received().size() == SHARE + 1);

            assertThat(receiver.received().get(SHARE).body()).startsWith("{\"type\":\"sla.breached\"");
            rest.countDown();
            await().atMost(Stack.PATIENCE).until(() -> receiver.received().size() == 3 * SHARE + 1);
        }
    }

    private static Reply after(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.of(204);
    }

    private List<String> waiting(String subscription) {
        return Api.admin(tenant)
                .get("/v1/deliveries?limit=200&subscription=" + subscription)
                .jsonPath()
                .getList("items.eventType");
    }
}
