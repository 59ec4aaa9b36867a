package dev.firstline.notification.alert;

import dev.firstline.chassis.inbox.BatchHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.EventEnvelope;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Hears one topic. Each topic has its own, so that a dead letter on one does not hold up the others. */
abstract class AlertConsumer implements BatchHandler {

    private final Inbox inbox;
    private final Alerts alerts;

    AlertConsumer(Inbox inbox, Alerts alerts) {
        this.inbox = inbox;
        this.alerts = alerts;
    }

    /** For the proxies of CDI. */
    @SuppressWarnings("NullAway")
    AlertConsumer() {
        this.inbox = null;
        this.alerts = null;
    }

    void accept(ConsumerRecords<byte[], byte[]> records) {
        inbox.accept(records, this);
    }

    @Override
    public void handleAll(List<EventEnvelope<?>> envelopes) {
        alerts.tell(envelopes);
    }
}
