package dev.firstline.notification.delivery;

import java.util.UUID;

/** The {@code webhook-id} of a delivery. */
public final class MessageId {

    private MessageId() {}

    /** The same at every attempt; a receiver knows a repeated alert by it. */
    public static String of(UUID delivery) {
        return "msg_" + delivery.toString().replace("-", "");
    }
}
