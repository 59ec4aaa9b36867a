package dev.firstline.notification.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
    /** To be sent, for the first time or again. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** Given up; it can be sent again by hand. */
    FAILED
}
