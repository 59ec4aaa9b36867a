package dev.firstline.chassis.inbox;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The one consumer of a service: takes the batches of the channel {@code events}, whose topics its configuration names, to the inbox and
 * the service's {@link EventHandler}, of which there is one.
 */
@ApplicationScoped
class EventConsumer {

    private final Inbox inbox;
    private final EventHandler handler;

    EventConsumer(Inbox inbox, EventHandler handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    @Incoming("events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, handler);
        handler.accepted(records);
    }
}
