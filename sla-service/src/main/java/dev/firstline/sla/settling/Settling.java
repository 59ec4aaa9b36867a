package dev.firstline.sla.settling;

import dev.firstline.contracts.Topic;
import dev.firstline.contracts.watermark.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Up to when all facts of the tickets that this copy reads have been applied, and who wants to know. A clock is told of once its instant
 * lies behind that, or has waited for the limit.
 */
@ApplicationScoped
public class Settling {

    /** Nobody reads a partition for so many limits: then any copy tells what is due there, provisionally. */
    private static final int ABANDONED = 20;

    private final Duration limit;
    private final Frontier frontier;
    private final Passed passed = new Passed();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final long startedAt = System.nanoTime();

    private final Assignments assignments = new Assignments();

    Settling(
            SettlingSettings settings, @ConfigProperty(name = "mp.messaging.incoming.events.topics") Set<String> read) {
        var topics = read.stream()
                .flatMap(name -> Topic.named(name).stream())
                .filter(topic -> settings.sources()
                        .map(wanted -> wanted.contains(topic.owner()))
                        .orElse(true))
                .collect(Collectors.toSet());
        if (!topics.contains(Topic.TICKET)) {
            throw new IllegalArgumentException(
                    "firstline.sla.settling.sources must name intake-service: tickets are its facts");
        }
        this.limit = settings.limit();
        this.frontier = new Frontier(topics);
    }

    /** Whether all facts of the ticket up to that instant, inclusive, have been applied. */
    public boolean covers(UUID ticketId, Instant instant) {
        return !frontier.upTo(Partitions.of(ticketId)).isBefore(instant);
    }

    /** Up to when all facts on a partition have been applied; see {@link Bounds#settled()}. */
    public Instant settled(int partition) {
        return assignments.has(partition) ? frontier.upTo(partition) : Instant.MIN;
    }

    /**
     * What may be told now.
     *
     * @param now by the database's clock
     */
    public Bounds bounds(Instant now) {
        var settled = new ArrayList<Instant>();
        var upTo = new ArrayList<Instant>();
        var waitedFor = new ArrayList<Instant>();
        for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
            var reached = settled(partition);
            var waited = waitedFor(partition, now);
            settled.add(reached);
            waitedFor.add(waited);
            upTo.add(reached.isAfter(waited) ? reached : waited);
        }
        return new Bounds(settled, upTo, waitedFor);
    }

    private Instant waitedFor(int partition, Instant now) {
        var since = assignments.since(partition);
        if (since.isPresent() && System.nanoTime() - since.getAsLong() >= limit.toNanos()) {
            return now.minus(limit);
        }
        var abandoned = limit.multipliedBy(ABANDONED);
        return System.nanoTime() - startedAt >= abandoned.toNanos() ? now.minus(abandoned) : Instant.MIN;
    }

    /**
     * How much of the time since an instant was spent on waiting for facts from before it.
     *
     * @param since from the instant until now
     */
    public Duration waited(int partition, Instant instant, Duration since) {
        if (frontier.upTo(partition).isBefore(instant)) {
            return since.compareTo(limit) < 0 ? since : limit;
        }
        var waited = passed.ago(partition, instant).map(since::minus).orElse(Duration.ZERO);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /** Calls it whenever a bound has moved, on the thread that moved it. */
    public void onAdvance(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends that. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** A consumer of this copy reads the partition from that offset on; what lies in front of it has been applied, by whomever. */
    void assigned(Object consumer, String topic, int partition, long position) {
        frontier.applied(topic, partition, position);
        if (topic.equals(Topic.TICKET.topicName())) {
            assignments.begin(partition, consumer, System.nanoTime());
        }
        moved();
    }

    /** Another consumer may read the partition from now on, of this copy or of another. */
    void revoked(Object consumer, String topic, int partition) {
        if (topic.equals(Topic.TICKET.topicName())) {
            assignments.end(partition, consumer);
        }
    }

    /** The effects of all records in front of that offset are committed. */
    public void applied(String topic, int partition, long end) {
        frontier.applied(topic, partition, end);
        moved();
    }

    void state(Watermark watermark) {
        frontier.state(watermark);
        moved();
    }

    /** These topics have records; of the others nobody has ever heard. */
    void lookedAround(Set<String> topicsWithRecords) {
        topicsWithRecords.forEach(frontier::exists);
        frontier.lookedAround();
        moved();
    }

    private void moved() {
        boolean further;
        synchronized (passed) {
            var reached = new Instant[Topic.PARTITIONS];
            Arrays.setAll(reached, frontier::upTo);
            further = passed.note(reached);
        }
        if (further) {
            listeners.forEach(Runnable::run);
        }
    }
}
