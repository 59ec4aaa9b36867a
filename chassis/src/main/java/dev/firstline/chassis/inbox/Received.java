package dev.firstline.chassis.inbox;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.UnreadableEventException;
import dev.firstline.contracts.EventEnvelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record from a topic: an event, or the reason why it is none. */
sealed interface Received {

    ConsumerRecord<byte[], byte[]> record();

    record Readable(ConsumerRecord<byte[], byte[]> record, EventEnvelope<?> envelope) implements Received {}

    record Unreadable(ConsumerRecord<byte[], byte[]> record, UnreadableEventException reason) implements Received {

        /** Sound as far as it goes; a newer version may know it. */
        boolean isOfUnknownType() {
            return reason.part() == UnreadableEventException.Cause.TYPE;
        }
    }

    static Received of(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Readable(record, CloudEvents.read(record));
        } catch (UnreadableEventException e) {
            return new Unreadable(record, e);
        }
    }
}
