package dev.firstline.notification.eventtype;

import dev.firstline.contracts.EventCatalog;
import dev.firstline.contracts.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which events a subscription wants: one type such as {@code sla.breached}, all of a topic such as {@code sla.*}, or all,
 * {@code *}. Words of tickets and the fate of alerts themselves cannot be subscribed to.
 */
public final class EventPattern {

    private static final String ALL = "*";

    private static final Set<Topic> TOLD = EnumSet.of(
            Topic.TICKET, Topic.DIAGNOSIS, Topic.HEALTH, Topic.ESCALATION, Topic.ENTITLEMENT, Topic.ACCESS, Topic.SLA);

    private EventPattern() {}

    /** The event types that can be subscribed to, by name. */
    public static List<EventCatalog.Entry> types() {
        return EventCatalog.all().stream()
                .filter(entry -> TOLD.contains(entry.topic()))
                .toList();
    }

    /** Whether the text is a pattern that some known type matches. */
    public static boolean isValid(String pattern) {
        return types().stream().anyMatch(entry -> matching(entry.type()).contains(pattern));
    }

    /** The patterns that match the type: itself, its topic's, and all. */
    public static List<String> matching(String type) {
        return List.of(type, type.substring(0, type.indexOf('.')) + ".*", ALL);
    }
}
