package dev.firstline.chassis.inbox;

import dev.firstline.chassis.telemetry.TraceContexts;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies events once. The id is stored in the transaction of the effect, so both are or neither is. A batch is one
 * transaction; when it fails, it is gone through record by record, what cannot be applied becomes a dead letter, and
 * later records of the same key and topic wait behind it while all others go on.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Transactions transactions;
    private final SeenEvents seen;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    Inbox(Transactions transactions, SeenEvents seen, DeadLetters deadLetters, MeterRegistry metrics) {
        this.transactions = transactions;
        this.seen = seen;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Applies a batch; returns when each record is applied, known already, or kept as a dead letter. */
    public void accept(ConsumerRecords<byte[], byte[]> records, EventHandler handler) {
        var batch = StreamSupport.stream(records.spliterator(), false)
                .map(Received::of)
                .toList();
        if (!batch.isEmpty() && !appliedTogether(batch, handler)) {
            batch.forEach(received -> acceptOne(received, handler));
        }
    }

    private boolean appliedTogether(List<Received> batch, EventHandler handler) {
        var envelopes = new ArrayList<EventEnvelope<?>>(batch.size());
        for (var received : batch) {
            if (!(received
                    instanceof Received.Readable(ConsumerRecord<byte[], byte[]> record, EventEnvelope<?> event))) {
                return false;
            }
            envelopes.add(event);
        }
        var keys = batch.stream().map(received -> received.record().key()).toList();
        try {
            return Patience.whileDatabaseIsAway(() -> transactions.asPlatform(() -> {
                deadLetters.lockInOrder(keys);
                if (deadLetters.anyBlocked(handler.consumer(), batch)) {
                    return false;
                }
                apply(envelopes, handler);
                return true;
            }));
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s: the batch failed and is gone through record by record", handler.consumer());
            return false;
        }
    }

    private void apply(List<EventEnvelope<?>> envelopes, EventHandler handler) {
        var fresh = seen.remember(
                handler.consumer(), envelopes.stream().map(EventEnvelope::id).toList());
        if (handler instanceof BatchHandler together) {
            var unseen = envelopes.stream()
                    .filter(envelope -> fresh.remove(envelope.id()))
                    .toList();
            if (!unseen.isEmpty()) {
                together.handleAll(unseen);
            }
            return;
        }
        @Nullable TenantPath current = null;
        for (var envelope : envelopes) {
            if (fresh.remove(envelope.id())) {
                if (!envelope.tenant().equals(current)) {
                    current = envelope.tenant();
                    transactions.switchTo(current);
                }
                TraceContexts.within(envelope.traceparent(), () -> handler.handle(envelope));
            }
        }
    }

    private void acceptOne(Received received, EventHandler handler) {
        try {
            Patience.whileDatabaseIsAway(() -> transactions.asPlatform(() -> {
                applyOrPark(received, handler);
                return true;
            }));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "%s: %s-%d@%d cannot be applied and is kept as a dead letter: %s",
                    handler.consumer(),
                    received.record().topic(),
                    received.record().partition(),
                    received.record().offset(),
                    DeadLetter.Cause.describe(e));
            keep(received, handler, DeadLetter.Cause.HANDLER, DeadLetter.Cause.describe(e));
        }
    }

    private void applyOrPark(Received received, EventHandler handler) {
        lock(received, handler);
        switch (received) {
            case Received.Unreadable(var record, var reason) ->
                park(received, handler, DeadLetter.Cause.of(reason), String.valueOf(reason.getMessage()));
            case Received.Readable(var record, var envelope) -> {
                if (deadLetters.anyBlocked(handler.consumer(), List.of(received))) {
                    park(
                            received,
                            handler,
                            DeadLetter.Cause.WAITS,
                            "an earlier record of the same key is a dead letter");
                } else {
                    apply(List.of(envelope), handler);
                }
            }
        }
    }

    private void keep(Received received, EventHandler handler, DeadLetter.Cause cause, String detail) {
        Patience.whileDatabaseIsAway(() -> transactions.asPlatform(() -> {
            lock(received, handler);
            park(received, handler, cause, detail);
            return true;
        }));
    }

    private void lock(Received received, EventHandler handler) {
        deadLetters.lockKey(
                handler.consumer(), received.record().topic(), received.record().key());
    }

    private void park(Received received, EventHandler handler, DeadLetter.Cause cause, String detail) {
        if (deadLetters.keep(handler.consumer(), received, cause, detail)) {
            metrics.counter("firstline.inbox.dead.letters", "consumer", handler.consumer(), "cause", cause.name())
                    .increment();
        }
    }

    /** Applies a kept record within the open transaction; for re-driving. */
    void reapply(EventEnvelope<?> envelope, EventHandler handler) {
        apply(List.of(envelope), handler);
    }
}
