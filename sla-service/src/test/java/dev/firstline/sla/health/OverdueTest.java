package dev.firstline.sla.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.sla.fixture.Api;
import dev.firstline.sla.fixture.RunningClocks;
import dev.firstline.sla.fixture.Stack;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Stack
class OverdueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLOCKS = "firstline_clocks_overdue";
    private static final String OLDEST = "firstline_clocks_overdue_oldest_seconds";

    private final String tenant = Api.freshTenant();

    @Test
    void aClockThatNoTimerCanFireCountsAsOverdueUntilOneCan() throws SQLException {
        try (var clocks = new RunningClocks();
                var holder = FirstlineStack.superuser("sla").getConnection();
                var hold = holder.prepareStatement("select from clock where tenant = ? for update")) {
            clocks.insert(tenant, 1, Duration.ofSeconds(3)).commit();
            holder.setAutoCommit(false);
            hold.setString(1, tenant);
            assertThat(hold.executeQuery().next()).isTrue();

            await().atMost(PATIENCE).until(() -> figure(CLOCKS) == 1 && figure(OLDEST) > 0);

            holder.rollback();
            await().atMost(PATIENCE).until(() -> figure(CLOCKS) == 0 && figure(OLDEST) == 0);
        }
    }

    private static double figure(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
