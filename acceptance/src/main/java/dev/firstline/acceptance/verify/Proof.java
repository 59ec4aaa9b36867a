package dev.firstline.acceptance.verify;

import dev.firstline.contracts.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Holds the promises against the evidence, while the platform works. It compares up to positions: first it notes where the topics end and
 * how far each reader is, then it looks at the databases, each as it is at one instant, then it reads the topics up to where they end
 * by then. What a reader has behind it by the first note must be in its database; what a database says must be on a topic by
 * the second, or wait in the outbox.
 */
public final class Proof {

    /** What a proof reads again of what the last one read: transactions that were open then. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Sources sources;
    private final Extent extent;
    private Consumer<String> told = line -> {};
    private @Nullable LastProof last;
    private @Nullable LastProof ended;

    /** @param sources where the evidence lies */
    public Proof(Sources sources) {
        this(sources, Extent.PLATFORM);
    }

    private Proof(Sources sources, Extent extent) {
        this.sources = sources;
        this.extent = extent;
    }

    /** The promises about clocks alone, for a platform that has not all services. */
    public static Proof ofClocks(Sources sources) {
        return new Proof(sources, Extent.CLOCKS);
    }

    /** Says to whom how far it is, now and then. */
    public Proof telling(Consumer<String> progress) {
        told = progress;
        return this;
    }

    /** Goes on from another proof instead of reading everything, if the topics are still the same. */
    Proof from(LastProof proof) {
        last = proof;
        return this;
    }

    /** Where this proof ended, if it held. */
    Optional<LastProof> ended() {
        return Optional.ofNullable(ended);
    }

    /**
     * Proves.
     *
     * @param patience how long what is on its way may take to arrive; what has not moved at all by then stands still
     * @throws IllegalStateException when a database or the broker cannot be asked
     */
    public Findings within(Duration patience) {
        var progress = new Progress(told);
        try (var partitions = new Partitions(sources.kafka(), extent.topics());
                var scratch = new Scratch(sources)) {
            var ids = partitions.ids();
            var since = last == null || !last.topics().equals(ids) ? null : last;
            var began = now(scratch);
            scratch.run(
                    Tables.SCHEMA.replace(":tickets", sources.ticketRetention().toSeconds() + " seconds"));
            var still = new Settling(sources, extent, partitions, progress).await(patience);
            var begins = partitions.begins();
            var early = partitions.ends();
            var reached = reached(partitions, begins, early, scratch);
            noteStill(still, scratch);
            var horizon = since == null ? null : since.at().minus(OVERLAP);
            for (var database : extent.databases()) {
                progress.tell(() -> "Looking at the database " + database);
                try (var connection = sources.database(database)) {
                    Tables.copy(connection, database, scratch, horizon == null ? "'-infinity'" : "'" + horizon + "'");
                }
            }
            var from = since == null || horizon == null ? begins : start(since, begins, partitions.since(horizon));
            var log = new TopicLog(sources.kafka(), scratch, progress);
            log.read(from, partitions.ends());
            edges(from, early, scratch);
            horizons(partitions, from, begins, log, began, horizon, scratch);
            scratch.run(Evidence.EVENTS);
            scratch.run(Evidence.UNAPPLIED);
            if (since != null) {
                askAgain(scratch);
            }
            scratch.run(Evidence.WORDS);
            var findings = new Findings(
                    since == null ? null : since.at(), log.events(), log.unreadable(), judge(scratch, progress));
            ended = findings.hold() ? new LastProof(began, ids, reached) : null;
            return findings;
        } catch (SQLException e) {
            throw new IllegalStateException("a database cannot be asked: " + e.getMessage(), e);
        }
    }

    private static Instant now(Scratch scratch) throws SQLException {
        var text = scratch.rows(
                "select to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')", 1, List::getFirst);
        return OffsetDateTime.parse(text.getFirst()).toInstant();
    }

    /** Notes how far each reader is, and answers how far all of them are, by partition. */
    private Map<String, Long> reached(
            Partitions partitions, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, Scratch scratch)
            throws SQLException {
        var all = new HashMap<String, Long>();
        ends.forEach((partition, end) -> all.put(partition.toString(), end));
        for (var reader : extent.readers()) {
            var committed = partitions.committed(reader);
            for (var partition : Partitions.inOrder(ends.keySet())) {
                if (Settling.reads(reader, partition)) {
                    long at = committed.getOrDefault(partition, Partitions.of(begins, partition));
                    long upto = Math.min(at, Partitions.of(ends, partition));
                    long lost = Math.max(0, Partitions.of(begins, partition) - at);
                    all.merge(partition.toString(), upto, Math::min);
                    scratch.run("insert into reached values ('%s', %d, %d, %d, %d)"
                            .formatted(reader.consumer(), number(partition), partition.partition(), upto, lost));
                }
            }
        }
        return all;
    }

    private static void noteStill(Map<Settling.Still, List<String>> still, Scratch scratch) throws SQLException {
        for (var kind : still.entrySet()) {
            for (var line : kind.getValue()) {
                scratch.run("insert into still values ('%s', '%s')".formatted(kind.getKey(), line.replace("'", "''")));
            }
        }
    }

    private static Map<TopicPartition, Long> start(
            LastProof since, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> overlapping) {
        var from = new HashMap<TopicPartition, Long>();
        begins.forEach((partition, begin) -> from.put(
                partition,
                Math.max(begin, Math.min(since.position(partition), Partitions.of(overlapping, partition)))));
        return from;
    }

    private static void edges(Map<TopicPartition, Long> from, Map<TopicPartition, Long> early, Scratch scratch)
            throws SQLException {
        for (var partition : Partitions.inOrder(early.keySet())) {
            scratch.run("insert into edge values (%d, %d, %d, %d)"
                    .formatted(number(partition), partition.partition(), from.get(partition), early.get(partition)));
        }
    }

    private void horizons(
            Partitions partitions,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> begins,
            TopicLog log,
            Instant began,
            @Nullable Instant since,
            Scratch scratch)
            throws SQLException {
        var retention = partitions.retention();
        for (var topic : extent.topics()) {
            var stretches = from.keySet().stream()
                    .filter(partition -> partition.topic().equals(topic.topicName()))
                    .map(partition -> Horizon.Stretch.of(partition, begins, from, log.firsts()))
                    .toList();
            scratch.run("insert into topic values (%d, '%s', '%s')"
                    .formatted(
                            topic.ordinal(),
                            topic.topicName(),
                            Horizon.of(
                                    stretches,
                                    began,
                                    Objects.requireNonNull(retention.get(topic.topicName())),
                                    since)));
        }
    }

    /** An event that was sent again is in an inbox since it came first: a reader is asked about it by its id. */
    private void askAgain(Scratch scratch) throws SQLException {
        for (var reader : extent.readers()) {
            var ids = scratch.rows(
                    "select id from unapplied where reader = '" + reader.consumer() + "'", 200_000, List::getFirst);
            for (int i = 0; i < ids.size(); i += 5_000) {
                var some = ids.subList(i, Math.min(ids.size(), i + 5_000));
                try (var connection = sources.database(reader.database());
                        var statement = connection.prepareStatement(
                                "select event_id from inbox where consumer = ? and event_id = any(?::uuid[])")) {
                    statement.setString(1, reader.consumer());
                    statement.setArray(2, connection.createArrayOf("text", some.toArray()));
                    var known = new ArrayList<String>();
                    try (var row = statement.executeQuery()) {
                        while (row.next()) {
                            known.add(row.getString(1));
                        }
                    }
                    scratch.run("delete from unapplied where reader = '" + reader.consumer() + "' and id = any('{"
                            + String.join(",", known) + "}'::uuid[])");
                }
            }
        }
    }

    private List<Findings.Judged> judge(Scratch scratch, Progress progress) throws SQLException {
        var kept = sources.deliveryRetention().toSeconds() + " seconds";
        var judged = new ArrayList<Findings.Judged>();
        for (var promise : extent.promises()) {
            progress.tell(() -> "Comparing: " + promise.sentence());
            var counts = new LinkedHashMap<String, Long>();
            for (var count : promise.counts()) {
                long number = scratch.number(count.sql());
                if (number > 0) {
                    counts.put(count.what(), number);
                }
            }
            var breaks = new ArrayList<Findings.Break>();
            for (var fault : promise.faults()) {
                var named = scratch.rows(
                        "select count(*) over (), line::text from ("
                                + fault.sql().replace(":kept", kept) + ") as found (line) limit " + Findings.NAMED,
                        Findings.NAMED,
                        row -> row);
                if (!named.isEmpty()) {
                    breaks.add(new Findings.Break(
                            Long.parseLong(named.getFirst().getFirst()),
                            fault.what(),
                            named.stream().map(List::getLast).toList()));
                }
            }
            judged.add(new Findings.Judged(promise.sentence(), counts, breaks));
        }
        return judged;
    }

    private static int number(TopicPartition partition) {
        return Topic.named(partition.topic()).orElseThrow().ordinal();
    }
}
