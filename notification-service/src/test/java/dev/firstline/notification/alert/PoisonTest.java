package dev.firstline.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Events;
import dev.firstline.notification.fixture.Receiver;
import dev.firstline.notification.fixture.Stack;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class PoisonTest {

    @Test
    void aRecordThatCannotBeReadIsKeptAndHoldsUpNoOtherTicket() {
        var tenant = Api.newTenant();
        try (var receiver = new Receiver()) {
            Api.subscribe(tenant, receiver, "*");
            var poisoned = Ids.next().toString();

            FirstlineStack.kafka()
                    .produce(
                            "firstline.sla.v1",
                            poisoned,
                            "{\"ticketId\":".getBytes(StandardCharsets.UTF_8),
                            Map.of(
                                    "ce_id",
                                    Ids.next().toString(),
                                    "ce_type",
                                    "sla.breached",
                                    "ce_source",
                                    "/test",
                                    "ce_firstlinetenant",
                                    tenant));
            Events.publish(tenant, Events.breached(Ids.next()));

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.received().size() == 1);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Api.as(tenant, Roles.OPS)
                                    .get("/v1/ops/notification-service/dead-letters")
                                    .jsonPath()
                                    .getList("items.key", String.class))
                            .contains(poisoned));
        }
    }
}
