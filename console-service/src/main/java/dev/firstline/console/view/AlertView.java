package dev.firstline.console.view;

import dev.firstline.contracts.notification.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fate of an alert.
 *
 * @param eventType of the event that it tells, such as {@code sla.breached}
 * @param delivered whether a receiver took it
 */
public record AlertView(
        UUID deliveryId, String eventType, @Nullable Channel channel, boolean delivered, int attempts, Instant at) {}
