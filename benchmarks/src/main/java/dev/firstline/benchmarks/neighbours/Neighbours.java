package dev.firstline.benchmarks.neighbours;

import dev.firstline.benchmarks.figures.Sample;
import dev.firstline.benchmarks.load.TicketRecords;
import dev.firstline.benchmarks.load.TopicWatch;
import dev.firstline.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Tickets of other tenants, opened on a timetable whatever becomes of them: from the sending to the word that their clock runs. */
final class Neighbours implements AutoCloseable {

    private static final int TENANTS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    private final TopicWatch watch;

    Neighbours(String kafka, KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
        this.watch = new TopicWatch(kafka, List.of(Topic.SLA), this::heard);
    }

    /**
     * A round of tickets.
     *
     * @param lost of how many nothing was told
     */
    record Round(Sample took, int lost) {}

    /** Opens so many tickets a second for so long; {@code between} is called ahead of each. */
    Round round(int perSecond, Duration length, Runnable between) {
        took.clear();
        sentAt.clear();
        long start = System.nanoTime();
        long count = length.toSeconds() * perSecond;
        for (int i = 0; i < count; i++) {
            long due = start + i * Duration.ofSeconds(1).toNanos() / perSecond;
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            between.run();
            var ticket = UUID.randomUUID();
            // By the timetable: what the sender is late counts too.
            sentAt.put(ticket.toString(), due);
            producer.send(new TicketRecords(Topic.TICKET.topicName(), "bench/neighbour-" + i % TENANTS).opened(ticket));
        }
        producer.flush();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!sentAt.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return new Round(Sample.ofNanos(List.copyOf(took)), sentAt.size());
    }

    private void heard(TopicWatch.Seen seen) {
        if (seen.type().equals("sla.started")) {
            var sent = sentAt.remove(seen.ticketId());
            if (sent != null) {
                took.add(System.nanoTime() - sent);
            }
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
