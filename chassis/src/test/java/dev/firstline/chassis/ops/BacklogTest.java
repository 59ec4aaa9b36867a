package dev.firstline.chassis.ops;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@Stack
class BacklogTest {

    @Inject
    Transactions transactions;

    @Inject
    Backlog backlog;

    @Test
    void whatWaitsIsSeenInTheMetrics() {
        backlog.sample();
        var before = figure("firstline_dead_letters_open");

        run("""
                insert into dead_letter (id, consumer, topic, partition, "offset", headers, cause, detail, blocks)
                values (gen_random_uuid(), 'backlog-test', 'firstline.ticket.v1', 0, 0, '{}', 'UNREADABLE', 'not JSON', false)
                """);
        backlog.sample();

        assertThat(figure("firstline_dead_letters_open")).isEqualTo(before + 1);
        run("delete from dead_letter where consumer = 'backlog-test'");
        await().untilAsserted(() -> {
            backlog.sample();
            assertThat(figure("firstline_outbox_pending")).isZero();
            assertThat(figure("firstline_outbox_oldest_seconds")).isZero();
        });
    }

    private void run(String sql) {
        transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static double figure(String name) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
