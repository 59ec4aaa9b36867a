package dev.firstline.chassis.outbox;

import dev.firstline.contracts.watermark.Watermark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a relay states of its share, for as long as it holds it: first the database says up to when all facts are known, then those of
 * them that wait are sent, then it is true. Often while somebody waits for that, seldom otherwise. On the relay's own thread.
 */
final class ShareWatermark {

    private static final long RETRY_NANOS = Duration.ofSeconds(5).toNanos();

    /** While nobody waits. So long somebody waits whose word did not come through. */
    private static final long SELDOM = Duration.ofSeconds(2).toMillis();

    private final String service;
    private final int share;
    private final OutboxSettings settings;
    private final Watermarks sender;
    private final AwaitedInstants awaited;

    /** The database's time: that by which somebody waits, whatever this machine's clock says. */
    private final Clock clock;

    private final long every;
    private long asked;
    private Instant stated = Instant.MIN;
    private PendingRows.@Nullable Settled settled;

    /** Unknown until somebody asks: a sender before this one may have put records there. */
    private @Nullable Map<String, List<Long>> ends;

    private long askedForEnds = System.nanoTime() - RETRY_NANOS;

    ShareWatermark(
            String service,
            int share,
            OutboxSettings settings,
            Watermarks sender,
            AwaitedInstants awaited,
            Clock clock) {
        this.service = service;
        this.share = share;
        this.settings = settings;
        this.sender = sender;
        this.awaited = awaited;
        this.clock = clock;
        this.every = settings.watermark().map(Duration::toMillis).orElse(0L);
    }

    /** Whether it is time to ask the database. Not while what it said last is still being sent: under load that might never end. */
    boolean isDue() {
        if (every == 0 || settled != null) {
            return false;
        }
        var now = clock.instant();
        // The second, when the clock was set back.
        return turn(now) > asked || now.toEpochMilli() < asked;
    }

    /** How long the relay may rest, which may for so long at most. */
    Duration rest(Duration longest) {
        if (every == 0) {
            return longest;
        }
        var now = clock.instant();
        long pace = pace(now);
        var untilTurn = Duration.ofMillis(pace - now.toEpochMilli() % pace);
        var untilNear =
                awaited.nextNear(now).map(near -> Duration.between(now, near)).orElse(longest);
        return min(longest, min(untilTurn, untilNear));
    }

    /** The database's answer; null when it was not asked or does not know. */
    void heard(PendingRows.@Nullable Settled answer) {
        if (answer != null) {
            settled = answer;
            asked = clock.instant().toEpochMilli();
        }
    }

    /** Kafka has this record. */
    void acknowledged(RecordMetadata record) {
        if (ends != null) {
            var ofTopic = ends.get(record.topic());
            if (ofTopic == null || ofTopic.size() <= record.partition()) {
                // A topic that was not there, or has grown: to be asked for again.
                ends = null;
            } else {
                ofTopic.set(record.partition(), Math.max(ofTopic.get(record.partition()), record.offset() + 1));
            }
        }
    }

    /** Those rows were read and are in Kafka; it is told if they were the last that it takes. */
    void sent(List<PendingRows.Row> rows) throws InterruptedException {
        if (settled != null && (rows.size() < settings.batch() || rows.getLast().id() >= settled.lastPending())) {
            if (ends == null && System.nanoTime() - askedForEnds >= RETRY_NANOS) {
                askedForEnds = System.nanoTime();
                ends = sender.ends();
            }
            if (ends != null) {
                sender.send(new Watermark(service, share, settings.relays(), settled.upTo(), ends));
                stated = settled.upTo();
            }
            settled = null;
        }
    }

    /** When the turn began that lasts now: a multiple of the time between two. */
    private long turn(Instant now) {
        long millis = now.toEpochMilli();
        return millis - millis % pace(now);
    }

    private long pace(Instant now) {
        return awaited.areNear(stated, now) ? every : every * Math.max(1, SELDOM / every);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
