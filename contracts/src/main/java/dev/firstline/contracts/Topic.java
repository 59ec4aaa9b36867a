package dev.firstline.contracts;

import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import java.util.Arrays;
import java.util.Optional;

/** The topics of the platform. Each has one owning service, which alone writes to it. */
public enum Topic {
    /** The life of tickets. */
    TICKET("firstline.ticket.v1", "intake-service", TicketEvent.class),
    /** The words of tickets: personal data, short retention, read by diagnosis, escalation and console alone. */
    TICKET_TEXT("firstline.ticket-text.v1", "intake-service", TicketTextEvent.class),
    /** The decisions on tickets. */
    DIAGNOSIS("firstline.diagnosis.v1", "diagnosis-service", DiagnosisEvent.class),
    /** Known incidents of vendor services; keyed by service name. */
    HEALTH("firstline.health.v1", "diagnosis-service", HealthEvent.class),
    /** What happens at the vendors. */
    ESCALATION("firstline.escalation.v1", "escalation-service", EscalationEvent.class),
    /** The facts of the clocks. */
    SLA("firstline.sla.v1", "sla-service", SlaEvent.class),
    /** The fate of alerts. */
    NOTIFICATION("firstline.notification.v1", "notification-service", NotificationEvent.class);

    /** Partitions of every topic; the most copies of one service that can share its work. */
    public static final int PARTITIONS = 12;

    private final String topicName;
    private final String owner;
    private final Class<? extends Event> events;

    Topic(String topicName, String owner, Class<? extends Event> events) {
        this.topicName = topicName;
        this.owner = owner;
        this.events = events;
    }

    /** The name at the broker. */
    public String topicName() {
        return topicName;
    }

    /** The one service that writes to it, such as {@code intake-service}. */
    public String owner() {
        return owner;
    }

    /** The sealed interface of the events on it. */
    public Class<? extends Event> events() {
        return events;
    }

    /** The topic with that name at the broker, if it is one of ours. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }
}
