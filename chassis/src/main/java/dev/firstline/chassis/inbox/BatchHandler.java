package dev.firstline.chassis.inbox;

import dev.firstline.contracts.EventEnvelope;
import java.util.List;

/**
 * An {@link EventHandler} that applies the events of one transaction together, by set-based SQL; for read models of
 * many topics.
 *
 * <p>It is called once per transaction, in the platform's scope: every row that it writes must carry the tenant of its
 * event. What it throws makes the batch be tried event by event.
 */
public interface BatchHandler extends EventHandler {

    /** Applies events that were not applied before, in the order of their records; never empty. */
    void handleAll(List<EventEnvelope<?>> envelopes);

    @Override
    default void handle(EventEnvelope<?> envelope) {
        handleAll(List.of(envelope));
    }
}
