package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.id.Ids;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Receiver.Reply;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an attempt is made again, and when no more are made. */
@QuarkusTest
@Stack
class WebhookRetryTest {

    private final String tenant = Api.newTenant();
    private final UUID ticket = Ids.next();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aFailedAttemptIsMadeAgainUnderTheSameId() {
        receiver.replying(n -> Reply.of(n < 2 ? 500 : 200));
        var subscription = Api.subscribe(tenant, receiver, "*");

        Events.publish(tenant, Events.breached(ticket));

        var delivery = Api.awaitDelivery(tenant, subscription.getString("id"), "DELIVERED");
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsOnly(delivery.getString("webhookId"));
        assertThat(receiver.received())
                .extracting(Receiver.Received::body)
                .containsOnly(receiver.first().body());
        assertThat(receiver.received())
                .allSatisfy(post -> assertThat(post.isSignedWith(subscription.getString("secret")))
                        .isTrue());
        assertThat(delivery.getList("log.status")).isEqualTo(List.of(500, 500, 200));
    }

    @Test
    void anAnswerThatComesAfterTheDeadlineCountsAsNone() {
        receiver.replying(n -> new Reply(200, Map.of(), n == 0 ? Duration.ofMillis(1500) : Duration.ZERO));
        var subscription = Api.subscribe(tenant, receiver, "*");

        Events.publish(tenant, Events.breached(ticket));

        var delivery = Api.awaitDelivery(tenant, subscription.getString("id"), "DELIVERED");
        assertThat(delivery.getString("log[0].error")).isEqualTo("TIMEOUT");
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .hasSize(2)
                .containsOnly(receiver.first().id());
        assertThat(receiver.received().get(1).isSignedWith(subscription.getString("secret")))
                .isTrue();
    }

    @Test
    void whenTheScheduleEndsTheDeliveryHasFailedAndCanBeSentAgainByHand() {
        receiver.replying(n -> Reply.of(n < 4 ? 503 : 200));
        var subscription = Api.subscribe(tenant, receiver, "*").getString("id");

        Events.publish(tenant, Events.breached(ticket));

        var failed = Api.awaitDelivery(tenant, subscription, "FAILED");
        assertThat(failed.getInt("attempts")).isEqualTo(4);
        assertThat(failed.getInt("lastStatus")).isEqualTo(503);
        Events.told("notification.failed", ticket.toString());

        Api.admin(tenant)
                .post("/v1/deliveries/" + failed.getString("id") + "/resend")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"));

        var delivered = Api.awaitDelivery(tenant, subscription, "DELIVERED");
        assertThat(delivered.getInt("attempts")).isEqualTo(5);
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsOnly(receiver.first().id());
    }
}
