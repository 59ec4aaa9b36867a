package dev.firstline.contracts.access;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/** What a partner has to know of its access to a customer in time; topic {@code firstline.access.v1}. */
public sealed interface AccessEvent extends Event {

    /** The customer's id at intake; the key on the topic. */
    UUID customerId();

    @Override
    default String subject() {
        return customerId().toString();
    }

    /**
     * The end of a relation comes near, and no other one takes its place; told once for each of the days before that the installation
     * warns of.
     *
     * @param relation the name of the relation where it was recorded, such as the vendor's id of it
     * @param daysLeft how many days come after this one, the last on which it holds included; 0 on that day
     * @param endsAt the first instant at which it is no more
     */
    @EventType("access.expiring")
    record Expiring(UUID customerId, AccessKind kind, String relation, int daysLeft, Instant endsAt, Instant occurredAt)
            implements AccessEvent {}
}
