package dev.firstline.chassis.job;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many jobs this process has under way, and whose. Safe for threads. */
public final class InFlight<J> {

    private final int all;
    private final List<Share<J>> shares;
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private int total;

    /**
     * Nothing yet.
     *
     * @param all how many this process may have at a time
     * @param shares of different names
     */
    public InFlight(int all, List<Share<J>> shares) {
        this.all = all;
        this.shares = List.copyOf(shares);
        shares.forEach(share -> counts.put(share.name(), new HashMap<>()));
    }

    /** A moment's counts, by the name of the share and by what jobs have in common. */
    public record Counts(Map<String, Map<String, Integer>> byShare) {

        /** Of a share. */
        public Map<String, Integer> of(String share) {
            return byShare.getOrDefault(share, Map.of());
        }

        /** Binds what is under way of a share as two arrays, texts and numbers; returns the place behind them. */
        public int bind(PreparedStatement statement, int at, String share) throws SQLException {
            var entries = List.copyOf(of(share).entrySet());
            var connection = statement.getConnection();
            statement.setArray(
                    at,
                    connection.createArrayOf(
                            "text", entries.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                    at + 1,
                    connection.createArrayOf(
                            "int4", entries.stream().map(Map.Entry::getValue).toArray()));
            return at + 2;
        }
    }

    /** How many more may begin. */
    public synchronized int room() {
        return all - total;
    }

    /** How many are under way. */
    public synchronized int total() {
        return total;
    }

    /** As it stands now. */
    public synchronized Counts counts() {
        var now = new HashMap<String, Map<String, Integer>>();
        counts.forEach((share, of) -> now.put(share, Map.copyOf(of)));
        return new Counts(now);
    }

    synchronized void add(Collection<J> jobs) {
        total += jobs.size();
        for (var job : jobs) {
            for (var share : shares) {
                var key = share.of().apply(job);
                if (key != null) {
                    of(share).merge(key, 1, Integer::sum);
                }
            }
        }
    }

    /** The jobs have ended; true when others may have had to wait for their places. */
    synchronized boolean remove(Collection<J> jobs) {
        boolean waited = total >= Share.withoutSpare(all);
        total -= jobs.size();
        for (var job : jobs) {
            for (var share : shares) {
                var key = share.of().apply(job);
                waited |= key != null && leave(of(share), key, share.others());
            }
        }
        return waited;
    }

    private Map<String, Integer> of(Share<J> share) {
        return counts.computeIfAbsent(share.name(), name -> new HashMap<>());
    }

    private static boolean leave(Map<String, Integer> counts, String key, int share) {
        boolean full = counts.getOrDefault(key, 0) >= share;
        counts.computeIfPresent(key, (name, number) -> number == 1 ? null : number - 1);
        return full;
    }
}
