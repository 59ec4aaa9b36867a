package dev.firstline.chassis.outbox;

import static dev.firstline.chassis.fixture.Tickets.fact;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.FatalListener;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Stack
class RelayDeathTest {

    private static final TenantPath CONTOSO = new TenantPath("contoso");
    private static final String TOPIC = "firstline.ticket.v1";

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    FatalListener listener;

    @Test
    void aRelayThatDiesMakesTheServiceUnwellAndComesBackByItself() {
        await().until(() -> get("/q/health/live").statusCode() == 200);
        var before = deaths();
        listener.arm();
        publish();

        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            var live = get("/q/health/live");
            assertThat(live.statusCode()).isEqualTo(503);
            assertThat(live.jsonPath().getString("checks.find { it.name == 'loops' }.data.'outbox-relay-0'"))
                    .contains("NoClassDefFoundError");
        });
        await().until(() -> get("/q/health/live").statusCode() == 200);
        assertThat(deaths()).isEqualTo(before + 1);
        var after = publish();
        FirstlineStack.kafka().await(TOPIC, Duration.ofSeconds(60), r -> r.key().equals(after.toString()));
    }

    private UUID publish() {
        var ticket = Ids.next();
        transactions.inTenant(CONTOSO, () -> outbox.publish(CONTOSO, fact(ticket, 1)));
        return ticket;
    }

    private static double deaths() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("firstline_loop_deaths_total{loop=\"outbox-relay-0\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
