package dev.firstline.chassis.outbox;

import dev.firstline.chassis.loop.Loop;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends one share of the pending rows, oldest first. It reads what is still there, never "above the last seen": a
 * transaction that commits late would be skipped. A session lock makes it the only one for its share among all copies
 * of the service, since two senders would break the order of a ticket. A row goes when Kafka has acknowledged it; after
 * a crash it is sent again, and the readers' inboxes know it.
 */
final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Longer than statements and connections may take. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private final int share;
    private final OutboxSettings settings;
    private final DataSource dataSource;
    private final RelaySignal.Ear ear;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Timer timer;
    private final Consumer<Map<String, String>> acknowledged;
    private final Supplier<ShareWatermark> watermarks;
    private final Loop loop;
    private volatile @Nullable Producer<String, byte[]> producer;

    OutboxRelay(
            int share,
            OutboxSettings settings,
            DataSource dataSource,
            RelaySignal.Ear ear,
            Supplier<Producer<String, byte[]>> producers,
            Timer timer,
            Consumer<Map<String, String>> acknowledged,
            Supplier<ShareWatermark> watermarks) {
        this.share = share;
        this.settings = settings;
        this.dataSource = dataSource;
        this.ear = ear;
        this.producers = producers;
        this.timer = timer;
        this.acknowledged = acknowledged;
        this.watermarks = watermarks;
        this.loop = new Loop("outbox-relay-" + share, LONGEST_TURN, this::run);
    }

    Loop loop() {
        return loop;
    }

    /** Sends what is pending if that is quick, and ends. Blocked on an absent broker: the rows stay and are sent after the next start. */
    void stop() {
        loop.stop(() -> ear.permits().release(), Duration.ofSeconds(3));
    }

    private void run(Loop loop) throws InterruptedException {
        while (loop.goesOn()) {
            try (var connection = dataSource.getConnection()) {
                serve(connection);
            } catch (SQLException | ExecutionException | RuntimeException e) {
                LOG.warnf("Relay %d starts anew after: %s", share, e.getMessage());
                pause();
            } finally {
                closeProducer();
            }
            loop.turned();
        }
    }

    private void serve(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        var rows = new PendingRows(connection, share, settings);
        try {
            while (!rows.lock()) {
                if (!loop.goesOn()) {
                    return;
                }
                ear.await(RETRY);
                loop.turned();
            }
            producer = producers.get();
            // Only now: what others sent of the share before, they had sent when the lock was given.
            var watermark = watermarks.get();
            List<PendingRows.Row> sent = List.of();
            boolean last;
            do {
                // What was written before somebody asked to stop is still read.
                last = !loop.goesOn();
                // At once, also when nothing follows: a row that is still listed could not be listed to be sent again.
                var next = rows.next(sent, watermark.isDue());
                watermark.heard(next.settled());
                long begun = System.nanoTime();
                sent = relay(next.rows(), watermark);
                gather(sent, begun);
                loop.turned();
                if (sent.isEmpty() && loop.goesOn()) {
                    ear.await(watermark.rest(next.alone() ? settings.rest() : settings.poll()));
                }
            } while (!last || !sent.isEmpty());
        } finally {
            // The pool hands the session on: it must not keep the lock.
            rows.unlock();
        }
    }

    private List<PendingRows.Row> relay(List<PendingRows.Row> batch, ShareWatermark watermark)
            throws InterruptedException, ExecutionException {
        if (!batch.isEmpty()) {
            var sample = Timer.start();
            var sender = Objects.requireNonNull(producer);
            var acknowledgements = batch.stream().map(row -> send(sender, row)).toList();
            // As long as the broker is away: OutboxWaiting tells of that, and another thread would wait just the same.
            loop.rests();
            sender.flush();
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                watermark.acknowledged(acknowledgement.get());
            }
            sample.stop(timer);
            batch.forEach(row -> acknowledged.accept(row.headers()));
        }
        watermark.sent(batch);
        return batch;
    }

    /** Lets the next events come together, unless so many wait already that they fill a sending. */
    private void gather(List<PendingRows.Row> sent, long begun) throws InterruptedException {
        if (!sent.isEmpty() && sent.size() < settings.batch() && loop.goesOn()) {
            // A negative rest is none.
            Thread.sleep(settings.pace().minusNanos(System.nanoTime() - begun));
        }
    }

    private static Future<RecordMetadata> send(Producer<String, byte[]> sender, PendingRows.Row row) {
        var record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        row.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return sender.send(record);
    }

    private void closeProducer() {
        var open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private void pause() throws InterruptedException {
        if (loop.goesOn()) {
            ear.await(RETRY);
        }
    }
}
