package dev.firstline.chassis.inbox;

import dev.firstline.contracts.EventEnvelope;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What a service does with the events that it hears. The CDI bean to which {@link EventConsumer} brings
 * what {@link Inbox} has not seen; a service has one, named after it, such as {@code IntakeConsumer}.
 *
 * <p>It may read, write and publish; it never calls anything outside of the database. It works in the platform's scope:
 * every row that it writes carries the tenant of its event, and an event in the name of one tenant about the data of
 * another is refused. Rows that several events may concern are locked in the order of their ids, so that two
 * transactions never wait for each other crosswise. What it throws makes the batch be gone through event by event, and
 * sends those that fail alone to the dead letters, unless the database was merely out of reach: then it is tried again.
 */
public interface EventHandler {

    /** The name under which events are remembered and dead letters kept, such as {@code sla.events}; never changed. */
    String consumer();

    /**
     * Applies events that were not applied before, by set-based SQL, all in one transaction.
     *
     * @param events in the order of the topic for each key; never empty. Types that the consumer has no interest in are
     *     passed over silently
     */
    void handle(List<EventEnvelope<?>> events);

    /** The effects of a batch are committed, or were before; records that cannot be applied are dead letters. Outside of any transaction. */
    default void accepted(ConsumerRecords<byte[], byte[]> records) {}
}
