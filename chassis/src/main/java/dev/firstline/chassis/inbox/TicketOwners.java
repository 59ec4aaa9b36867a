package dev.firstline.chassis.inbox;

import dev.firstline.contracts.TenantPath;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * In whose name a batch of events speaks of its tickets. A handler works in the platform's scope, where row level security keeps nobody
 * from another tenant's rows; so this is the wall: an event of one tenant about a ticket of another is somebody's mistake or worse, and
 * becomes a dead letter.
 */
public final class TicketOwners {

    private final Map<UUID, TenantPath> byTicket = new HashMap<>();

    private TicketOwners() {}

    /**
     * The owners of the tickets that events speak of.
     *
     * @throws IllegalArgumentException when two speak of one ticket in the name of two tenants
     */
    public static <E> TicketOwners of(
            Collection<E> events, Function<E, UUID> ticketId, Function<E, TenantPath> tenant) {
        var owners = new TicketOwners();
        for (var event : events) {
            var stated = tenant.apply(event);
            if (!stated.equals(owners.byTicket.computeIfAbsent(ticketId.apply(event), id -> stated))) {
                throw new IllegalArgumentException("one ticket in the name of two tenants");
            }
        }
        return owners;
    }

    /** Tenant by ticket. */
    public Map<UUID, TenantPath> byTicket() {
        return Collections.unmodifiableMap(byTicket);
    }

    /**
     * Compares them with whose tickets they are, as the service has stored it; of a ticket that is not stored nobody knows.
     *
     * @throws IllegalArgumentException when a ticket belongs to another tenant than the events that speak of it
     */
    public void mustOwn(Map<UUID, TenantPath> stored) {
        byTicket.forEach((ticketId, tenant) -> {
            if (!tenant.equals(stored.getOrDefault(ticketId, tenant))) {
                throw new IllegalArgumentException("the ticket belongs to another tenant than the event");
            }
        });
    }
}
