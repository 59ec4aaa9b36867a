package dev.firstline.benchmarks.timers;

import dev.firstline.benchmarks.figures.Sample;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * When each firing transaction was committed, as another session sees it. A trigger of the benchmark notifies; the server hands a
 * notification on only after the commit is on the disk. {@code fired_at} alone would be too early by the rest of the transaction, and so
 * would the server's own time stamp of a commit, which it takes before it writes to the disk.
 */
final class CommitWatch implements AutoCloseable {

    private static final String TRIGGER = """
            create function bench_tell() returns trigger language plpgsql as
                $$ begin perform pg_notify('bench_fired', pg_current_xact_id()::text); return null; end $$;
            create trigger bench_tell after update on clock for each statement execute function bench_tell();
            listen bench_fired;
            """;

    private static final String NO_TRIGGER = "drop trigger bench_tell on clock; drop function bench_tell";
    private static final int POLL_MILLIS = 100;

    private final Connection connection;
    private final Map<Long, Instant> commits = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    CommitWatch(ClockLoad load) throws SQLException {
        connection = load.connect();
        execute(TRIGGER);
        thread = Thread.ofPlatform().name("commit-watch").daemon().start(this::watch);
    }

    private void watch() {
        try {
            var session = connection.unwrap(PGConnection.class);
            while (!stopping) {
                var notifications = session.getNotifications(POLL_MILLIS);
                var now = Instant.now();
                if (notifications != null) {
                    for (var notification : notifications) {
                        commits.put(Long.valueOf(notification.getParameter()), now);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("commits cannot be watched", e);
        }
    }

    /** From due to committed. */
    Sample lateness(List<ClockLoad.Fired> fired) {
        return Sample.of(fired.stream()
                .filter(clock -> commits.containsKey(clock.transaction()))
                .map(clock -> Duration.between(clock.dueAt(), commits.get(clock.transaction())))
                .toList());
    }

    @Override
    public void close() throws SQLException {
        LockSupport.parkNanos(Duration.ofMillis(POLL_MILLIS).toNanos());
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        execute(NO_TRIGGER);
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
