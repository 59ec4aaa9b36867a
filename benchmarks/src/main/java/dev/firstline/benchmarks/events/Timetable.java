package dev.firstline.benchmarks.events;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events evenly, whatever becomes of them. */
final class Timetable implements AutoCloseable {

    static final int PER_MINUTE = 20_000;
    private static final long STEP = 60_000_000_000L / PER_MINUTE;

    private final KafkaProducer<String, byte[]> producer;

    Timetable(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends so many; returns the rate that was reached, events per minute, when Kafka has them all. */
    double send(TicketLives lives, int events) throws Exception {
        long start = System.nanoTime();
        Future<RecordMetadata> last = null;
        for (int i = 0; i < events; i++) {
            long due = start + i * STEP;
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            last = producer.send(lives.event(i));
        }
        long sent = System.nanoTime() - start;
        producer.flush();
        if (last != null) {
            last.get();
        }
        return events * 60e9 / sent;
    }

    @Override
    public void close() {
        producer.close();
    }
}
