package dev.firstline.benchmarks.timers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What the database alone could do: two connections that claim, mark and write events, with nothing between the statements. */
final class BareTimer {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private BareTimer() {}

    /** Clocks per second. */
    static double rate(ClockLoad load) throws SQLException {
        load.makeBareDue();
        try (var one = load.connect();
                var other = load.connect()) {
            long start = System.nanoTime();
            var work = Stream.of(one, other)
                    .map(connection -> CompletableFuture.supplyAsync(() -> drain(connection, start)))
                    .toList();
            long fired = work.stream().mapToLong(CompletableFuture::join).sum();
            return fired * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long drain(Connection connection, long start) {
        try (var fire = connection.prepareStatement(ClockLoad.BARE_FIRE)) {
            long fired = 0;
            int inRound;
            do {
                inRound = fire.executeUpdate();
                fired += inRound;
            } while (inRound > 0 && System.nanoTime() - start < LONGEST.toNanos());
            return fired;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
