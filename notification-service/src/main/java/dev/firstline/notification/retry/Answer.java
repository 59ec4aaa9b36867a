package dev.firstline.notification.retry;

import java.time.Duration;
import java.util.Optional;

/** How an attempt ended. */
public sealed interface Answer {

    /**
     * The receiver answered.
     *
     * @param status HTTP status, or the SMTP reply code
     * @param accepted whether the receiver took the alert
     * @param retryAfter when the receiver wants to be asked again
     */
    record Replied(int status, boolean accepted, Optional<Duration> retryAfter) implements Answer {}

    /** There was no answer. */
    record Silent(Cause cause) implements Answer {}

    /** It was not even tried: the subscription is gone or switched off. */
    record NotTried(Cause cause) implements Answer {}

    /**
     * It was not tried for want of a place of our own, or this process stood while an answer may have come: that says nothing about the receiver,
     * and does not count.
     */
    record Postponed() implements Answer {}

    /** Why there was no answer. */
    enum Cause {
        /** The deadline passed. */
        TIMEOUT,
        /** The name of the host cannot be looked up. */
        UNKNOWN_HOST,
        /** No connection could be made. */
        UNREACHABLE,
        /** The receiver's certificate or its TLS is not acceptable. */
        TLS,
        /** The connection broke, or what came over it was no answer. */
        BROKEN,
        /** The address may not be called. */
        REFUSED_ADDRESS,
        /** The webhook's secret is encrypted under a key that this service was not told: the receiver has no part in it. */
        SECRET_UNREADABLE,
        /** The mail server refused without a reply code. */
        MAIL,
        /** The subscription was deleted before the alert could be delivered. */
        SUBSCRIPTION_DELETED,
        /** The subscription was switched off before the alert could be delivered. */
        SUBSCRIPTION_DISABLED,
        /** The e-mail address has not agreed to be sent alerts. */
        ADDRESS_UNCONFIRMED
    }
}
