package dev.firstline.acceptance.verify;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives what is on its way some time to arrive, and finds what stands still meanwhile. Under load something is always on its way; that is no
 * break, for the proof compares up to a position. What has not moved at all is one.
 */
final class Settling {

    private static final Duration PACE = Duration.ofMillis(400);
    private static final int SHOWN = 1_000;

    /** What should have been told of a clock for that long is outstanding, however much is told meanwhile. */
    private static final String HOPELESS = "5 minutes";

    private final Sources sources;
    private final Extent extent;
    private final Partitions partitions;
    private final Progress progress;

    Settling(Sources sources, Extent extent, Partitions partitions, Progress progress) {
        this.sources = sources;
        this.extent = extent;
        this.partitions = partitions;
        this.progress = progress;
    }

    /** What is on its way, each by a name that stays the same while it has not moved. */
    private record Moment(
            Map<String, Map<TopicPartition, Long>> behind,
            Map<String, String> pending,
            Set<String> clocks,
            Set<String> hopeless,
            Map<String, Set<String>> deliveries) {

        boolean isQuiet() {
            return behind.values().stream().allMatch(Map::isEmpty)
                    && pending.isEmpty()
                    && clocks.isEmpty()
                    && deliveries.isEmpty();
        }
    }

    /**
     * Waits.
     *
     * @return what stood still all the time: the name of the promise that it breaks, then a sentence for each; nothing of that if the
     *     patience is shorter than a few seconds
     */
    Map<Still, List<String>> await(Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        var first = look();
        var last = first;
        int quiet = last.isQuiet() ? 1 : 0;
        // Twice in a row: an event can be in nobody's sight for the moment between two stations.
        while (quiet < 2 && System.nanoTime() < deadline) {
            progress.tell(() -> "Waiting for what is on its way ...");
            pause();
            last = look();
            quiet = last.isQuiet() ? quiet + 1 : 0;
        }
        return quiet >= 2 || patience.toSeconds() < 3 ? Map.of() : still(first, last);
    }

    /** What can stand still. */
    enum Still {
        OUTBOX,
        READER,
        CLOCK,
        DELIVERY
    }

    private Map<Still, List<String>> still(Moment first, Moment last) {
        var lines = new LinkedHashMap<Still, List<String>>();
        last.pending().forEach((database, oldest) -> {
            if (oldest.equals(first.pending().get(database))) {
                add(lines, Still.OUTBOX, "the outbox of " + database + " stands still at its row " + oldest);
            }
        });
        last.behind().forEach((reader, open) -> {
            var before = first.behind().getOrDefault(reader, Map.of());
            var stuck = open.entrySet().stream()
                    .filter(one -> one.getValue().equals(before.get(one.getKey())))
                    .map(one -> one.getKey() + "@" + one.getValue())
                    .sorted()
                    .toList();
            if (!stuck.isEmpty()) {
                add(lines, Still.READER, reader + " stands still at " + String.join(", ", stuck));
            }
        });
        var clocks = new HashSet<>(last.clocks());
        clocks.retainAll(first.clocks());
        if (clocks.size() < first.clocks().size()) {
            // Some were told meanwhile: it is a backlog, unless one is passed by.
            clocks.retainAll(last.hopeless());
        }
        clocks.stream().sorted().limit(20).forEach(clock -> add(lines, Still.CLOCK, "clock " + clock));
        last.deliveries().forEach((subscription, waiting) -> {
            if (waiting.equals(first.deliveries().get(subscription))) {
                add(
                        lines,
                        Still.DELIVERY,
                        "subscription " + subscription + " has deliveries that are due and not tried: "
                                + waiting.stream().sorted().limit(3).collect(Collectors.joining(", ")));
            }
        });
        return lines;
    }

    private static void add(Map<Still, List<String>> lines, Still what, String line) {
        lines.computeIfAbsent(what, key -> new ArrayList<>()).add(line);
    }

    private Moment look() throws SQLException {
        var ends = partitions.ends();
        var begins = partitions.begins();
        var behind = new TreeMap<String, Map<TopicPartition, Long>>();
        for (var reader : extent.readers()) {
            var committed = partitions.committed(reader);
            var open = new LinkedHashMap<TopicPartition, Long>();
            for (var partition : Partitions.inOrder(ends.keySet())) {
                long begin = Partitions.of(begins, partition);
                long end = Partitions.of(ends, partition);
                long at = committed.getOrDefault(partition, begin);
                if (reads(reader, partition) && at < end && begin < end) {
                    open.put(partition, at);
                }
            }
            behind.put(reader.consumer(), open);
        }
        var pending = new TreeMap<String, String>();
        for (var database : extent.databases()) {
            column(database, "select min(id) from outbox_pending having count(*) > 0")
                    .forEach(oldest -> pending.put(database, oldest));
        }
        return new Moment(
                behind,
                pending,
                overdue("5 seconds"),
                overdue(HOPELESS),
                extent.databases().contains("notification") ? deliveries() : Map.of());
    }

    static boolean reads(Reader reader, TopicPartition partition) {
        return reader.topics().stream().anyMatch(topic -> topic.topicName().equals(partition.topic()));
    }

    private Set<String> overdue(String since) throws SQLException {
        return new HashSet<>(column(
                "sla",
                "select id || ' since ' || next_fire_at from clock where next_fire_at < clock_timestamp() - interval '"
                        + since + "' order by next_fire_at limit " + SHOWN));
    }

    /** Deliveries that are due, by subscription; a new attempt is a new name. */
    private Map<String, Set<String>> deliveries() throws SQLException {
        var due = new TreeMap<String, Set<String>>();
        column("notification", """
                select subscription_id || ' ' || id || ' (attempt ' || attempts + 1 || ', claim ' || lease || ')' from delivery
                where state = 'PENDING' and next_attempt_at < clock_timestamp() order by next_attempt_at limit 10000""")
                .forEach(line -> due.computeIfAbsent(line.substring(0, 36), key -> new HashSet<>())
                        .add(line.substring(37)));
        return due;
    }

    private List<String> column(String database, String sql) throws SQLException {
        try (var connection = sources.database(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("broken off", e);
        }
    }
}
