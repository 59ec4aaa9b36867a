package dev.firstline.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of one share that wait to be sent, on the relay's own connection. Each statement commits by itself, so that
 * no transaction stays open while the broker is waited for.
 */
final class PendingRows {

    /** Any number that no other advisory lock of the database uses; the second key is the share. */
    private static final int LOCK_SPACE = 0x0f17;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Connection connection;
    private final int share;
    private final OutboxSettings settings;

    /**
     * The slots of the share. By name, since the server knows how often each comes: of a condition like "slot % 1 = 0" it thinks that few
     * rows meet it, and may then sort all that wait for every sending.
     */
    private final Object[] slots;

    PendingRows(Connection connection, int share, OutboxSettings settings) {
        this.connection = connection;
        this.share = share;
        this.settings = settings;
        this.slots = IntStream.range(0, OutboxSettings.SLOTS)
                .filter(slot -> slot % settings.relays() == share)
                .boxed()
                .toArray();
    }

    record Row(long id, String topic, String key, Map<String, String> headers, byte[] payload) {}

    /** Whether this session is now the only sender of the share. */
    boolean lock() throws SQLException {
        // Losing the deletion of a sent row in a crash of the database only sends it twice: no need to wait for the
        // disk.
        try (var statement = connection.prepareStatement("""
                select pg_try_advisory_lock(?, ?), set_config('synchronous_commit', 'off', false),
                    set_config('idle_session_timeout', ?, false)""")) {
            statement.setInt(1, LOCK_SPACE);
            statement.setInt(2, share);
            statement.setString(3, String.valueOf(settings.silence().toMillis()));
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    void unlock() {
        try {
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
                statement.execute("reset synchronous_commit");
                statement.execute("reset idle_session_timeout");
            }
        } catch (SQLException e) {
            // A broken session has lost its locks already.
            try {
                connection.abort(Runnable::run);
            } catch (SQLException ignored) {
                // Nothing is left to be done with it.
            }
        }
    }

    /** Takes the rows that were sent off the list, and returns the oldest of the others: one way to the database. */
    List<Row> next(List<Row> sent) throws SQLException {
        try (var statement = connection.prepareStatement("""
                with gone as (delete from outbox_pending where id = any(?))
                select o.id, o.topic, o.key, o.headers, o.payload
                from outbox_pending p join outbox o using (id)
                where p.slot = any(?) and p.id <> all(?)
                order by p.id limit ?
                """)) {
            var ids = connection.createArrayOf(
                    "bigint", sent.stream().map(Row::id).toArray());
            statement.setArray(1, ids);
            statement.setArray(2, connection.createArrayOf("int2", slots));
            // The rows are deleted, but this statement still sees them.
            statement.setArray(3, ids);
            statement.setInt(4, settings.batch());
            var rows = new ArrayList<Row>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(
                            result.getLong(1),
                            result.getString(2),
                            result.getString(3),
                            headers(result.getString(4)),
                            result.getBytes(5)));
                }
            }
            return rows;
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers were written by this service", e);
        }
    }
}
