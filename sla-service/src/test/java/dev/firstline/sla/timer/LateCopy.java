package dev.firstline.sla.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A copy of the service that has looked for what is due, and is held up before it comes to the first row: what it saw grows old. The
 * database takes a statement's view of the rows before it runs the statement, whose first step here is to wait at a gate.
 */
final class LateCopy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CLAIMED = "claimed as materialized (";
    private static final String CLAIMED_BEHIND_GATE =
            "gate as materialized (select pg_advisory_xact_lock_shared(1)), claimed as materialized (";
    private static final String DUE = "where next_fire_at is not null and ";
    private static final String DUE_BEHIND_GATE =
            "where (select count(*) from gate) = 1 and next_fire_at is not null and ";
    private static final String HELD_UP =
            "select exists (select from pg_stat_activity where pid = ? and wait_event = 'advisory')";

    private final Connection gate;
    private final Connection copy;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<List<UUID>> fired;

    /** Returns when the copy has looked. */
    LateCopy(String statement, int batch) throws SQLException {
        gate = ClocksApart.connect();
        execute("select pg_advisory_lock(1)");
        copy = ClocksApart.connect();
        int backend = ClocksApart.backend(copy);
        fired = CompletableFuture.supplyAsync(() -> ClocksApart.fire(copy, behindGate(statement), batch), thread);
        await().atMost(PATIENCE).until(() -> isHeldUp(backend));
    }

    /** Lets it go on; returns what it fired. */
    List<UUID> goOn() throws SQLException {
        execute("select pg_advisory_unlock(1)");
        return fired.join();
    }

    private static String behindGate(String statement) {
        assertThat(statement).containsOnlyOnce(CLAIMED).containsOnlyOnce(DUE);
        return statement.replace(CLAIMED, CLAIMED_BEHIND_GATE).replace(DUE, DUE_BEHIND_GATE);
    }

    private boolean isHeldUp(int backend) throws SQLException {
        try (var query = gate.prepareStatement(HELD_UP)) {
            query.setInt(1, backend);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = gate.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdownNow();
        gate.close();
        copy.abort(Runnable::run);
    }
}
