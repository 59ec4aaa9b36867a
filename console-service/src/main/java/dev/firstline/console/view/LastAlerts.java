package dev.firstline.console.view;

import dev.firstline.contracts.notification.NotificationEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The last alerts about a ticket, one for each reader that sees another one as the last. */
final class LastAlerts {

    private LastAlerts() {}

    /** Of each tenant the last, and the last that tells of no note; as many as tenants stand above the ticket, twice. */
    static List<ToldAlert> of(List<Fact> inOrder) {
        var notes = inOrder.stream().filter(Fact::isNote).map(Fact::eventId).collect(Collectors.toSet());
        var last = new TreeMap<String, ToldAlert>();
        for (var fact : inOrder) {
            alert(fact, notes).ifPresent(told -> last.put(told.tenant() + ' ' + told.ofNote(), told));
        }
        return List.copyOf(last.values());
    }

    private static Optional<ToldAlert> alert(Fact fact, Set<UUID> notes) {
        var tenant = fact.tenant().value();
        return switch (fact.event()) {
            case NotificationEvent.Delivered e ->
                Optional.of(new ToldAlert(
                        tenant,
                        notes.contains(e.eventId()),
                        new AlertView(e.deliveryId(), e.eventType(), e.channel(), true, e.attempts(), e.occurredAt())));
            case NotificationEvent.Failed e ->
                Optional.of(new ToldAlert(
                        tenant,
                        notes.contains(e.eventId()),
                        new AlertView(
                                e.deliveryId(), e.eventType(), e.channel(), false, e.attempts(), e.occurredAt())));
            default -> Optional.empty();
        };
    }
}
