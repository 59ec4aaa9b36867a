package dev.firstline.chassis.inbox;

import dev.firstline.contracts.EventEnvelope;

/**
 * What a service does with the events of one channel. A CDI bean; its {@code @Incoming} method hands the batch to
 * {@link Inbox#accept}.
 *
 * <p>It is called once per event id, in the order of the topic for each key, inside a transaction in the event's
 * tenant. It may read, write and publish; it never calls anything outside of the database. What it throws sends the
 * event to the dead letters, unless the database was merely out of reach: then it is tried again.
 */
public interface EventHandler {

    /** The name under which events are remembered and dead letters kept, such as {@code sla.ticket}; never changed. */
    String consumer();

    /** Applies the event. Types that the consumer has no interest in are passed over silently. */
    void handle(EventEnvelope<?> envelope);
}
