package dev.firstline.chassis.inbox;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.EventEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Applies events once. The id is stored in the transaction of the effect, so both are or neither is. A batch is one
 * transaction; when it fails, it is gone through record by record, what cannot be applied becomes a dead letter, and
 * later records of the same key and topic wait behind it while all others go on. A record of a type that this version does not know
 * is set aside, and nothing waits behind it.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Transactions transactions;
    private final SeenEvents seen;
    private final DeadLetters deadLetters;
    private final SetAside setAside;

    Inbox(Transactions transactions, SeenEvents seen, DeadLetters deadLetters, SetAside setAside) {
        this.transactions = transactions;
        this.seen = seen;
        this.deadLetters = deadLetters;
        this.setAside = setAside;
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
        var events = new ArrayList<EventEnvelope<?>>(batch.size());
        var newer = new ArrayList<Received.Unreadable>();
        for (var received : batch) {
            switch (received) {
                case Received.Readable(var record, EventEnvelope<?> event) -> events.add(event);
                case Received.Unreadable unreadable when unreadable.isOfUnknownType() -> newer.add(unreadable);
                case Received.Unreadable unreadable -> {
                    return false;
                }
            }
        }
        try {
            return DatabaseRetry.whileDatabaseIsAway(() -> transactions.asConsumer(() -> {
                var fresh = seen.rememberUnlessBlocked(handler.consumer(), batch, ids(events));
                if (fresh.isEmpty()) {
                    return false;
                }
                newer.forEach(unreadable -> setAside(unreadable, handler));
                handle(events, fresh.get(), handler);
                return true;
            }));
        } catch (InterruptedWorkException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s: the batch failed and is gone through record by record", handler.consumer());
            return false;
        }
    }

    private void apply(List<EventEnvelope<?>> events, EventHandler handler) {
        handle(events, seen.remember(handler.consumer(), ids(events)), handler);
    }

    private static List<UUID> ids(List<EventEnvelope<?>> events) {
        return events.stream().map(EventEnvelope::id).toList();
    }

    private static void handle(List<EventEnvelope<?>> events, Set<UUID> fresh, EventHandler handler) {
        var unseen = events.stream().filter(event -> fresh.remove(event.id())).toList();
        if (!unseen.isEmpty()) {
            handler.handle(unseen);
        }
    }

    private void acceptOne(Received received, EventHandler handler) {
        try {
            DatabaseRetry.whileDatabaseIsAway(() -> transactions.asConsumer(() -> {
                applyOrPark(received, handler);
                return true;
            }));
        } catch (InterruptedWorkException e) {
            // Nothing is wrong with the record: it is left on the topic for the next start.
            throw e;
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
            case Received.Unreadable unreadable when unreadable.isOfUnknownType() -> setAside(unreadable, handler);
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
        DatabaseRetry.whileDatabaseIsAway(() -> transactions.asConsumer(() -> {
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
            setAside.count(handler.consumer(), cause);
        }
    }

    private void setAside(Received.Unreadable received, EventHandler handler) {
        var type = CloudEvents.text(received.record().headers(), "ce_type");
        var detail = String.valueOf(received.reason().getMessage());
        if (deadLetters.keep(handler.consumer(), received, DeadLetter.Cause.TYPE, detail)) {
            setAside.count(handler.consumer(), String.valueOf(type));
        }
    }

    /** Applies a kept record within the open transaction; for re-driving. */
    void reapply(EventEnvelope<?> envelope, EventHandler handler) {
        apply(List.of(envelope), handler);
    }
}
