package dev.firstline.contracts.entitlement;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import dev.firstline.contracts.escalation.SupportVehicle;
import java.time.Instant;
import java.util.UUID;

/** What a partner has to know of an entitlement in time; topic {@code firstline.entitlement.v1}. */
public sealed interface EntitlementEvent extends Event {

    /** The entitlement; the key on the topic. */
    UUID entitlementId();

    /** What it is. */
    SupportVehicle vehicle();

    @Override
    default String subject() {
        return entitlementId().toString();
    }

    /**
     * The last day of an entitlement comes near; told once for each of the days before that the installation warns of.
     *
     * @param daysLeft how many days come after this one, its last day included; 0 on the last day
     * @param endsAt the first instant at which it holds no more
     */
    @EventType("entitlement.expiring")
    record Expiring(UUID entitlementId, SupportVehicle vehicle, int daysLeft, Instant endsAt, Instant occurredAt)
            implements EntitlementEvent {}

    /**
     * Few units are left; told once, and again only after more were granted.
     *
     * @param free how many can still be reserved
     * @param total how many were granted
     */
    @EventType("entitlement.low")
    record Low(UUID entitlementId, SupportVehicle vehicle, int free, int total, Instant occurredAt)
            implements EntitlementEvent {}

    /**
     * No unit is left: what asks for one is blocked. Told once, and again only after more were granted.
     *
     * @param reserved how many are set aside for what is not filed yet, and could come back
     * @param total how many were granted
     */
    @EventType("entitlement.exhausted")
    record Exhausted(UUID entitlementId, SupportVehicle vehicle, int reserved, int total, Instant occurredAt)
            implements EntitlementEvent {}
}
