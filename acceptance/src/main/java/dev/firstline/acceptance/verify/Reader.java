package dev.firstline.acceptance.verify;

import static dev.firstline.contracts.Topic.ACCESS;
import static dev.firstline.contracts.Topic.DIAGNOSIS;
import static dev.firstline.contracts.Topic.ENTITLEMENT;
import static dev.firstline.contracts.Topic.ESCALATION;
import static dev.firstline.contracts.Topic.HEALTH;
import static dev.firstline.contracts.Topic.NOTIFICATION;
import static dev.firstline.contracts.Topic.SLA;
import static dev.firstline.contracts.Topic.TICKET;
import static dev.firstline.contracts.Topic.TICKET_TEXT;

import dev.firstline.contracts.Topic;
import java.util.List;

/**
 * Who reads which topic. Written down here a second time on purpose: a reader that was unplugged by mistake must be
 * missed.
 *
 * @param database of the service
 * @param consumer its name in the inbox
 */
record Reader(String database, String consumer, List<Topic> topics) {

    static final List<Reader> ALL = List.of(
            new Reader("intake", "intake.events", List.of(DIAGNOSIS, ESCALATION, SLA)),
            new Reader("diagnosis", "diagnosis.events", List.of(TICKET, TICKET_TEXT)),
            new Reader("escalation", "escalation.events", List.of(TICKET, TICKET_TEXT, DIAGNOSIS)),
            new Reader("sla", "sla.events", List.of(TICKET, DIAGNOSIS, ESCALATION)),
            new Reader(
                    "notification",
                    "notification.events",
                    List.of(TICKET, DIAGNOSIS, HEALTH, ESCALATION, ENTITLEMENT, ACCESS, SLA)),
            new Reader(
                    "console",
                    "console.events",
                    List.of(TICKET, TICKET_TEXT, DIAGNOSIS, HEALTH, ESCALATION, SLA, NOTIFICATION)));

    /** The name under which its copies share the partitions at the broker. */
    String group() {
        return database + "-service";
    }
}
