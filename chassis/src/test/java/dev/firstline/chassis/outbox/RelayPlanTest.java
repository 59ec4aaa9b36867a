package dev.firstline.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The relay's statements are planned once, mostly while nothing waits. What was planned then must be right for a million rows too: a
 * plan that reads the whole list, or all events of a week to find the first that waits, takes the database for itself.
 */
@Stack
class RelayPlanTest {

    @Inject
    DataSource dataSource;

    @Inject
    OutboxSettings settings;

    @Test
    void theWayToThePendingRowsIsByTheirIdsHoweverFewThereAreWhenItIsPlanned() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var rows = new PendingRows(connection, 0, settings);
            rows.lock();

            assertThat(plans(connection))
                    .doesNotContain("Seq Scan", "Hash Join", "Merge Join")
                    .contains("Index Scan using outbox_pending_pkey on outbox_pending p")
                    .contains("Index Scan using outbox_pkey on outbox o");
            rows.unlock();
        }
    }

    @Test
    void aSessionThatGoesBackToThePoolIsAsItCame() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var before = plans(connection);
            var rows = new PendingRows(connection, 1, settings);
            rows.lock();
            rows.unlock();

            assertThat(plans(connection)).isEqualTo(before);
        }
    }

    /** The plans that the session would keep for any parameters. */
    private static String plans(Connection connection) throws SQLException {
        var statements = PendingRows.NEXT.split(";");
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare delete_sent (bigint[]) as " + numbered(statements[0]));
            statement.execute("prepare select_next (int2[], integer) as " + numbered(statements[1]));
            var plans = explained(statement, "delete_sent ('{}')") + explained(statement, "select_next ('{}', 1)");
            statement.execute("deallocate delete_sent");
            statement.execute("deallocate select_next");
            statement.execute("reset plan_cache_mode");
            return plans;
        }
    }

    private static String numbered(String sql) {
        return sql.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2");
    }

    private static String explained(Statement statement, String call) throws SQLException {
        var lines = new StringBuilder();
        try (var result = statement.executeQuery("explain (costs off) execute " + call)) {
            while (result.next()) {
                lines.append(result.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }
}
