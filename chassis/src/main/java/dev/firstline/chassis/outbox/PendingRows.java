package dev.firstline.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one share that wait to be sent, on the relay's own connection. Each statement commits by itself, so that
 * no transaction stays open while the broker is waited for.
 */
final class PendingRows {

    /** Any numbers that no other advisory lock of the database uses; the second key is the share. */
    private static final int LOCK_SPACE = 0x0f17;

    /** Held in common by all who wait for the share, so that its sender sees whether there are any. */
    private static final int WAITING_SPACE = 0x0f18;

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

    private static final String SHOW = "select pg_try_advisory_lock_shared(?, ?)";
    private static final String HIDE = "select pg_advisory_unlock_shared(?, ?)";

    static final String NEXT = """
            delete from outbox_pending where id = any(?);
            select o.id, o.topic, o.key, o.headers, o.payload
            from outbox_pending p join outbox o using (id)
            where p.slot = any(?)
            order by p.id limit ?
            """;

    private static final String DELETE = NEXT.substring(0, NEXT.indexOf(';') + 1);

    /**
     * Up to when all facts are committed and pending, or were sent: the youngest instant at which no transaction of this service that is
     * still open had begun, and the last row that is pending. A fact is stamped after its transaction shows among the open ones. A
     * microsecond less, since one may be stamped in the very microsecond. Unknown while a prepared transaction is left, since nobody
     * knows when that one began. It is asked for before the rows are read: what commits in between is among them. By the functions under
     * {@code pg_stat_activity}: the view writes out all that is known of every session of the server, words of statements among it, and
     * joins it, to show of most of them nothing.
     */
    private static final String SETTLED = """
            select least(statement_timestamp(), (select min(pg_stat_get_backend_xact_start(one))
                    from pg_stat_get_backend_idset() as one
                    where pg_stat_get_backend_dbid(one) = here.oid and pg_stat_get_backend_userid(one) = to_regrole(quote_ident(current_user))
                        and pg_stat_get_backend_pid(one) <> pg_backend_pid()))
                    - interval '1 microsecond' as up_to,
                (select max(id) from outbox_pending where slot = any(?)) as last_pending
            from pg_database here
            where here.datname = current_database() and not exists (select from pg_prepared_xact() x where x.dbid = here.oid);
            """;

    /** It can be had by one alone only while nobody has it in common with others; it goes with the transaction. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(?, ?);";

    private static final String SELECT = NEXT.substring(DELETE.length());

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

    /** Whether this session waits, and others see it. */
    private boolean shown;

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

    /** Whether this session is now the only sender of the share. Until then it is seen to wait. */
    boolean lock() throws SQLException {
        boolean mine = tryLock();
        if (mine == shown) {
            // Not seen when its sender looks at this very moment; then the next time.
            boolean done = ofWaiting(mine ? HIDE : SHOW);
            shown = !mine && done;
        }
        return mine;
    }

    private boolean ofWaiting(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, WAITING_SPACE);
            statement.setInt(2, share);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private boolean tryLock() throws SQLException {
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

    /**
     * What to send next.
     *
     * @param rows the oldest that are pending
     * @param settled up to when these and what was sent are all there is; null when that was not asked for, or cannot be known now
     * @param alone whether nobody waits for the share, so that nobody but this process can have written to it; asked for only when nothing
     *     was sent
     */
    record Next(List<Row> rows, @Nullable Settled settled, boolean alone) {}

    /**
     * All facts stamped until then are in pending rows, or were sent.
     *
     * @param lastPending the last of those rows; 0 when none is pending
     */
    record Settled(Instant upTo, long lastPending) {}

    /** Takes the rows that were sent off the list, and returns the oldest of the others: one way to the database, one commit. */
    List<Row> next(List<Row> sent) throws SQLException {
        return next(sent, false).rows();
    }

    /** As {@link #next(List)}; on request it also says up to when that is all there is. */
    Next next(List<Row> sent, boolean andSettled) throws SQLException {
        // Most looks are in vain: it asks for no more than it needs.
        boolean deletes = !sent.isEmpty();
        var sql = (deletes ? DELETE : "") + (andSettled ? SETTLED : "") + (deletes ? "" : ALONE) + SELECT;
        try (var statement = connection.prepareStatement(sql)) {
            int at = 0;
            if (deletes) {
                statement.setArray(
                        ++at,
                        connection.createArrayOf(
                                "bigint", sent.stream().map(Row::id).toArray()));
            }
            if (andSettled) {
                statement.setArray(++at, connection.createArrayOf("int2", slots));
            }
            if (!deletes) {
                statement.setInt(++at, WAITING_SPACE);
                statement.setInt(++at, share);
            }
            statement.setArray(++at, connection.createArrayOf("int2", slots));
            statement.setInt(++at, settings.batch());
            statement.execute();
            if (deletes) {
                statement.getMoreResults();
            }
            Settled settled = null;
            if (andSettled) {
                settled = settled(statement);
                statement.getMoreResults();
            }
            boolean alone = false;
            if (!deletes) {
                alone = isTrue(statement);
                statement.getMoreResults();
            }
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
            return new Next(rows, settled, alone);
        }
    }

    private static @Nullable Settled settled(Statement statement) throws SQLException {
        try (var result = statement.getResultSet()) {
            return result.next()
                    ? new Settled(
                            result.getObject("up_to", OffsetDateTime.class).toInstant(), result.getLong("last_pending"))
                    : null;
        }
    }

    private static boolean isTrue(Statement statement) throws SQLException {
        try (var result = statement.getResultSet()) {
            return result.next() && result.getBoolean(1);
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
