package dev.firstline.notification.alert;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears every event that somebody can subscribe to. */
@ApplicationScoped
class AlertEvents implements EventHandler {

    private final Inbox inbox;
    private final Alerts alerts;

    AlertEvents(Inbox inbox, Alerts alerts) {
        this.inbox = inbox;
        this.alerts = alerts;
    }

    @Incoming("events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public String consumer() {
        return "notification.events";
    }

    @Override
    public void handle(List<EventEnvelope<?>> events) {
        alerts.tell(events);
    }
}
