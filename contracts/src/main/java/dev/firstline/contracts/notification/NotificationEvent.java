package dev.firstline.contracts.notification;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * The fate of alerts; topic {@code firstline.notification.v1}. Delivery is at least once: a receiver knows a repeated
 * attempt by its delivery id.
 */
public sealed interface NotificationEvent extends Event {

    /** The subscription that asked for the alert. */
    UUID subscriptionId();

    /**
     * A receiver took an alert.
     *
     * @param eventId the event that the alert tells
     * @param attempts how many tries it took
     */
    @EventType("notification.delivered")
    record Delivered(
            UUID ticketId,
            UUID subscriptionId,
            UUID deliveryId,
            UUID eventId,
            String eventType,
            Channel channel,
            int attempts,
            Instant occurredAt)
            implements NotificationEvent {

        @Override
        public String subject() {
            return ticketId.toString();
        }
    }

    /** The published schedule of retries ended without a receiver taking the alert. */
    @EventType("notification.failed")
    record Failed(
            UUID ticketId,
            UUID subscriptionId,
            UUID deliveryId,
            UUID eventId,
            String eventType,
            Channel channel,
            int attempts,
            Instant occurredAt)
            implements NotificationEvent {

        @Override
        public String subject() {
            return ticketId.toString();
        }
    }

    /** A subscription was switched off because its endpoint kept failing or answered 410, or the reader of its address unsubscribed. */
    @EventType("notification.subscription-disabled")
    record SubscriptionDisabled(UUID subscriptionId, Channel channel, Instant occurredAt) implements NotificationEvent {

        @Override
        public String subject() {
            return subscriptionId.toString();
        }
    }
}
