package dev.firstline.console.view;

import dev.firstline.contracts.notification.NotificationEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last alerts about a ticket, one for each reader that sees another one as the last. */
final class LastAlerts {

    private final Set<UUID> notes = new HashSet<>();
    private final Map<String, Told> last = new TreeMap<>();
    private @Nullable Fact latest;

    private record Told(Fact fact, ToldAlert alert) {}

    /** Knows of a note; false when alerts were told of that may be about it. */
    boolean takesNote(Fact note) {
        notes.add(note.eventId());
        return latest == null || latest.at().isBefore(note.at());
    }

    /** Applies an alert, in whatever order they come. */
    void take(Fact fact, NotificationEvent event) {
        alert(fact.tenant().value(), event).ifPresent(alert -> {
            latest = latest == null ? fact : later(latest, fact);
            last.merge(
                    alert.tenant() + ' ' + alert.ofNote(),
                    new Told(fact, alert),
                    (one, other) -> later(one.fact(), other.fact()) == other.fact() ? other : one);
        });
    }

    /** Of each tenant the last, and the last that tells of no note; as many as tenants stand above the ticket, twice. */
    List<ToldAlert> last() {
        return last.values().stream().map(Told::alert).toList();
    }

    int size() {
        return notes.size() + last.size();
    }

    private static Fact later(Fact one, Fact other) {
        return Fact.IN_ORDER.compare(one, other) <= 0 ? other : one;
    }

    private Optional<ToldAlert> alert(String tenant, NotificationEvent event) {
        return switch (event) {
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
