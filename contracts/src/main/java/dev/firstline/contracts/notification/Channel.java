package dev.firstline.contracts.notification;

/** By which way an alert travels. */
public enum Channel {
    WEBHOOK,
    EMAIL
}
