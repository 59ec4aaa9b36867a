package dev.firstline.sla.timer;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Copies of the service that fire one table's clocks, each in a thread and on a connection of its own.
 *
 * <p>They go in step, and every round is the worst case: none commits before each of them has looked for what is due, and has either
 * marked what it found or waits for the row of another.
 */
final class FiringCopies implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Connection> copies = new ArrayList<>();
    private final List<Integer> backends = new ArrayList<>();
    private final Connection watcher;
    private final ExecutorService threads;
    private final String statement;

    /** @param statement what they fire with, in place of {@link FiringStatements#FIRE} */
    FiringCopies(int count, String statement) throws SQLException {
        for (int i = 0; i < count; i++) {
            var copy = ClocksApart.connect();
            backends.add(ClocksApart.backend(copy));
            copy.setAutoCommit(false);
            copies.add(copy);
        }
        this.watcher = ClocksApart.connect();
        this.threads = Executors.newFixedThreadPool(count);
        this.statement = statement;
    }

    /**
     * One round of all copies.
     *
     * @param byCopy the clocks that each one fired
     * @param waited how many could not go on before another one committed
     */
    record Round(List<List<UUID>> byCopy, int waited) {

        List<UUID> fired() {
            return byCopy.stream().flatMap(List::stream).toList();
        }
    }

    /** Fires until nothing is due. */
    List<Round> drain(int batch) throws SQLException {
        var rounds = new ArrayList<Round>();
        do {
            rounds.add(round(batch));
        } while (!rounds.getLast().fired().isEmpty());
        return rounds;
    }

    private Round round(int batch) throws SQLException {
        var firings = copies.stream()
                .map(copy -> CompletableFuture.supplyAsync(() -> ClocksApart.fire(copy, statement, batch), threads))
                .toList();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> finished(firings) + waiting() == copies.size());
        int waited = waiting();
        var committed = new ArrayList<CompletableFuture<List<UUID>>>();
        for (int i = 0; i < copies.size(); i++) {
            var copy = copies.get(i);
            committed.add(firings.get(i).thenApply(clocks -> commit(copy, clocks)));
        }
        return new Round(committed.stream().map(CompletableFuture::join).toList(), waited);
    }

    private static List<UUID> commit(Connection copy, List<UUID> clocks) {
        try {
            copy.commit();
            return clocks;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long finished(List<CompletableFuture<List<UUID>>> firings) {
        return firings.stream().filter(CompletableFuture::isDone).count();
    }

    /** Copies that wait for a row. They cannot go on by themselves, and what they saw as due they have seen. */
    private int waiting() throws SQLException {
        var sql = """
                select count(*) from pg_stat_activity
                where pid = any (?) and wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')""";
        try (var query = watcher.prepareStatement(sql)) {
            query.setArray(1, watcher.createArrayOf("int4", backends.toArray()));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        watcher.close();
        for (var copy : copies) {
            // Also one that still waits for a row, because its test failed.
            copy.abort(Runnable::run);
        }
    }
}
