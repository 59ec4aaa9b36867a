package dev.firstline.notification.alert;

import dev.firstline.chassis.inbox.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Alerts of the diagnosis topic. */
@ApplicationScoped
class DiagnosisAlerts extends AlertConsumer {

    DiagnosisAlerts(Inbox inbox, Alerts alerts) {
        super(inbox, alerts);
    }

    @Incoming("diagnosis")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        accept(records);
    }

    @Override
    public String consumer() {
        return "notification.diagnosis";
    }
}
