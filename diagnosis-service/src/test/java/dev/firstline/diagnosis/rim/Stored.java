package dev.firstline.diagnosis.rim;

import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.test.FirstlineStack;
import java.sql.SQLException;
import java.util.UUID;

/** Looks into the database past the service. */
public final class Stored {

    private Stored() {}

    /** Returns once the service has dealt with all those events. */
    public static void awaitApplied(UUID... eventIds) {
        for (var id : eventIds) {
            await().atMost(World.PATIENCE).until(() -> count("select count(*) from inbox where event_id = ?", id) > 0);
        }
    }

    /** Returns once all events of the service are in Kafka. */
    public static void awaitNothingPending() {
        await().atMost(World.PATIENCE)
                .until(() -> count("select count(*) from outbox_pending where ?::int = 1", 1) == 0);
    }

    public static boolean hasWords(UUID ticketId) {
        return count(
                        "select count(*) from diagnosis_case where ticket_id = ? and (body is not null or said_later is not null)",
                        ticketId)
                > 0;
    }

    public static long deadLetters(String key) {
        return count(
                "select count(*) from dead_letter where convert_from(key, 'UTF8') = ?::text and state = 'OPEN'", key);
    }

    /** Jobs of incidents of the tenant. */
    public static long relinks(String tenant) {
        return count("select count(*) from relink where tenant = ?", tenant);
    }

    private static long count(String sql, Object parameter) {
        try (var connection = FirstlineStack.superuser("diagnosis").getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
