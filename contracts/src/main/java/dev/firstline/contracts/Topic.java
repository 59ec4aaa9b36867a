package dev.firstline.contracts;

import dev.firstline.contracts.access.AccessEvent;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.entitlement.EntitlementEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketTextEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The topics of the platform. Each has one owning service, which alone writes to it. */
public enum Topic {
    /** The life of tickets. */
    TICKET("firstline.ticket.v1", "intake-service", TicketEvent.class, Duration.ofDays(14)),
    /** The words of tickets: personal data, short retention, read by diagnosis, escalation and console alone. */
    TICKET_TEXT("firstline.ticket-text.v1", "intake-service", TicketTextEvent.class, Duration.ofDays(7)),
    /** The decisions on tickets. */
    DIAGNOSIS("firstline.diagnosis.v1", "diagnosis-service", DiagnosisEvent.class, Duration.ofDays(14)),
    /** Known incidents of vendor services; keyed by service name. */
    HEALTH("firstline.health.v1", "diagnosis-service", HealthEvent.class, Duration.ofDays(14)),
    /** What happens at the vendors. */
    ESCALATION("firstline.escalation.v1", "escalation-service", EscalationEvent.class, Duration.ofDays(14)),
    /** What a partner has to know of its support contracts in time; keyed by entitlement. */
    ENTITLEMENT("firstline.entitlement.v1", "escalation-service", EntitlementEvent.class, Duration.ofDays(14)),
    /** What a partner has to know of its access to customers in time; keyed by customer. */
    ACCESS("firstline.access.v1", "escalation-service", AccessEvent.class, Duration.ofDays(14)),
    /** The facts of the clocks. */
    SLA("firstline.sla.v1", "sla-service", SlaEvent.class, Duration.ofDays(14)),
    /** The fate of alerts. */
    NOTIFICATION("firstline.notification.v1", "notification-service", NotificationEvent.class, Duration.ofDays(14));

    /** Partitions of every topic; the most copies of one service that can share its work. */
    public static final int PARTITIONS = 12;

    private final String topicName;
    private final String owner;
    private final Class<? extends Event> events;
    private final Duration retention;

    Topic(String topicName, String owner, Class<? extends Event> events, Duration retention) {
        this.topicName = topicName;
        this.owner = owner;
        this.events = events;
        this.retention = retention;
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

    /**
     * How long the broker keeps its records, unless an operator decides otherwise; a consumer must remember the ids that
     * it has applied for longer.
     */
    public Duration retention() {
        return retention;
    }

    /** The topic with that name at the broker, if it is one of ours. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }
}
