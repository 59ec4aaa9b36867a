package dev.firstline.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.notification.fixture.Api;
import dev.firstline.notification.fixture.Stack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Stack
class DeliveryFiguresTest {

    @Inject
    DeliveryFigures figures;

    @Inject
    MeterRegistry metrics;

    private final String tenant = Api.newTenant();

    /** Nothing of it is sent meanwhile: it is due tomorrow. */
    @Test
    void aDeadReceiverIsSeenHoweverManyOthersAreWell() throws SQLException {
        figures.sample();
        double failing = figure("firstline.receivers.failing");
        double waiting = figure("firstline.deliveries.waiting");
        var dead = subscription("ACTIVE", "null");
        var idle = subscription("ACTIVE", "null");
        delivery(dead, "PENDING", "30 days");
        health(dead, "29 days");
        health(idle, "60 days");

        figures.sample();

        assertThat(figure("firstline.receivers.failing")).isEqualTo(failing + 1);
        assertThat(figure("firstline.receivers.failing.oldest")).isBetween(29 * 86_400.0, 30 * 86_400.0);
        assertThat(figure("firstline.deliveries.waiting")).isEqualTo(waiting + 1);
        assertThat(figure("firstline.deliveries.oldest")).isBetween(30 * 86_400.0, 31 * 86_400.0);
    }

    @Test
    void whatWasGivenUpAndWhatIsSwitchedOffIsCounted() throws SQLException {
        figures.sample();
        double failed = figure("firstline.deliveries.failed");
        double off = off("FAILING");
        double byHand = off("BY_HAND");
        delivery(subscription("DISABLED", "'FAILING'"), "FAILED", "1 day");

        figures.sample();

        assertThat(figure("firstline.deliveries.failed")).isEqualTo(failed + 1);
        assertThat(off("FAILING")).isEqualTo(off + 1);
        assertThat(off("BY_HAND")).isEqualTo(byHand);
    }

    @AfterEach
    void tidy() throws SQLException {
        for (var table : new String[] {"delivery", "endpoint_health", "subscription"}) {
            execute("delete from " + table + " where tenant = '" + tenant + "'");
        }
    }

    private double figure(String name) {
        return metrics.get(name).gauge().value();
    }

    private double off(String reason) {
        return metrics.get("firstline.subscriptions.disabled")
                .tag("reason", reason)
                .gauge()
                .value();
    }

    private UUID subscription(String state, String reason) throws SQLException {
        var id = UUID.randomUUID();
        execute(
                "insert into subscription (id, tenant, channel, url, event_types, state, disabled_reason, secret, version,"
                        + " created_at, changed_at) values ('" + id + "', '" + tenant
                        + "', 'WEBHOOK', 'https://dead.example',"
                        + " '{sla.met}', '" + state + "', " + reason + ", '\\x00', 1, now(), now())");
        return id;
    }

    private void delivery(UUID subscription, String state, String age) throws SQLException {
        execute(
                "insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, payload,"
                        + " state, next_attempt_at, created_at, settled_at) values (gen_random_uuid(), '" + subscription
                        + "', '"
                        + tenant + "', 'WEBHOOK', gen_random_uuid(), 'sla.met', '" + tenant + "', '{}', '" + state
                        + "', now() + interval '1 day', now() - interval '" + age + "', now())");
    }

    private void health(UUID subscription, String since) throws SQLException {
        execute("insert into endpoint_health values ('" + subscription + "', '" + tenant + "', now() - interval '"
                + since + "', 1)");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = FirstlineStack.superuser(Stack.DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
