package dev.firstline.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of one share that wait to be sent, on the relay's own connection. Each statement commits by itself, so that
 * no transaction stays open while the broker is waited for.
 */
final class PendingRows {

    /** Any number that no other advisory lock of the database uses; the second key is the share. */
    private static final int LOCK_SPACE = 0x0f17;

    /**
     * Losing the deletion of a sent row in a crash of the database only sends it twice: no need to wait for the disk. And the way to
     * the rows is known, whatever the statistics say of a table that was empty a second ago and holds a million rows now: by
     * their ids. Left to itself, the server keeps a plan that reads the list, or the events of a week, for every sending.
     */
    private static final List<String> SWITCHED_OFF =
            List.of("synchronous_commit", "enable_seqscan", "enable_hashjoin", "enable_mergejoin");

    private static final String SILENCE = "idle_session_timeout";

    private static final String LOCK = SWITCHED_OFF.stream()
            .map("set_config('%s', 'off', false)"::formatted)
            .collect(Collectors.joining(
                    ", ", "select pg_try_advisory_lock(?, ?), set_config('" + SILENCE + "', ?, false), ", ""));

    static final String NEXT = """
            delete from outbox_pending where id = any(?);
            select o.id, o.topic, o.key, o.headers, o.payload
            from outbox_pending p join outbox o using (id)
            where p.slot = any(?)
            order by p.id limit ?
            """;

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
        try (var statement = connection.prepareStatement(LOCK)) {
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
                statement.execute("reset " + SILENCE);
                for (var setting : SWITCHED_OFF) {
                    statement.execute("reset " + setting);
                }
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

    /** Takes the rows that were sent off the list, and returns the oldest of the others: one way to the database, one commit. */
    List<Row> next(List<Row> sent) throws SQLException {
        try (var statement = connection.prepareStatement(NEXT)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Row::id).toArray()));
            statement.setArray(2, connection.createArrayOf("int2", slots));
            statement.setInt(3, settings.batch());
            statement.execute();
            statement.getMoreResults();
            var rows = new ArrayList<Row>();
            try (var result = statement.getResultSet()) {
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
