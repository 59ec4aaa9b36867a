package dev.firstline.notification.alert;

import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.contracts.EventEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hears every event that somebody can subscribe to. */
@ApplicationScoped
class NotificationConsumer implements EventHandler {

    private final Alerts alerts;

    NotificationConsumer(Alerts alerts) {
        this.alerts = alerts;
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
