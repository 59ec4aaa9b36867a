package dev.firstline.acceptance;

import static org.awaitility.Awaitility.await;

import dev.firstline.devstack.platform.Platform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;

/**
 * The one sender of a service's outbox, as if another copy of the service were it and stood still: it holds the lock of the relays, and sends
 * nothing. The service takes requests and stores events meanwhile.
 */
final class HeldRelay implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LOCK = "locktype = 'advisory' and classid = 3863 and objid = 0 and database ="
            + " (select oid from pg_database where datname = current_database())";

    private final Connection lock;

    /** @param database of the service */
    HeldRelay(Platform platform, String database) throws SQLException {
        var server = platform.addresses().superuser(database);
        lock = server.getConnection();
        var waiting = CompletableFuture.runAsync(() -> run(lock, "select pg_advisory_lock(3863, 0)"));
        try (var other = server.getConnection()) {
            // Behind the relay in the queue for its lock, so that it is ours when the relay's session ends.
            await().atMost(PATIENCE).until(() -> waiting.isDone() || counts(other, LOCK + " and not granted"));
            run(
                    other,
                    "select pg_terminate_backend(pid) from pg_locks where granted and " + LOCK + " and pid <> "
                            + lock.unwrap(PGConnection.class).getBackendPID());
        }
        waiting.join();
    }

    private static boolean counts(Connection connection, String locks) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from pg_locks where " + locks)) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the service's own relay take its place again, which it tries every second. */
    @Override
    public void close() throws SQLException {
        lock.close();
    }
}
