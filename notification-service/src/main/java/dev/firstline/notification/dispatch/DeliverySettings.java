package dev.firstline.notification.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are made. */
@ConfigMapping(prefix = "firstline.delivery")
public interface DeliverySettings {

    /** Waits between the attempts, in seconds; see {@link dev.firstline.chassis.retry.RetrySchedule}. */
    @WithDefault("5,300,1800,7200,18000,36000,36000")
    String schedule();

    /** How long one attempt may take. */
    @WithDefault("10s")
    Duration timeout();

    /** How long a claimed delivery belongs to its worker. Longer than the timeout; a dead worker's work waits so long. */
    @WithDefault("25s")
    Duration lease();

    /** Attempts at the same time in this process. */
    @WithDefault("256")
    int inFlight();

    /** Attempts at the same time for one tenant's subscriptions. */
    @WithDefault("32")
    int perTenant();

    /** Attempts at the same time for the subscriptions of a root tenant and all below it. */
    @WithDefault("64")
    int perTree();

    /** Attempts at the same time at one receiver: a host and port, or the domain of mail addresses. */
    @WithDefault("64")
    int perReceiver();

    /** Attempts at the same time for all that are failing, so that first alerts find places when many receivers are dead. */
    @WithDefault("64")
    int failing();

    /** Attempts at the same time for one subscription. */
    @WithDefault("16")
    int perEndpoint();

    /** The same while it is failing, so that many dead endpoints do not take all the room. */
    @WithDefault("2")
    int perFailingEndpoint();

    /** How often deliveries that became due are looked for. New ones are told at once. */
    @WithDefault("1s")
    Duration poll();

    /** After how many deliveries given up in a row a subscription is switched off. */
    @WithDefault("5")
    int disableAfter();

    /** After how long without any success a failing subscription is switched off. */
    @WithDefault("5d")
    Duration disableAfterFailing();

    /** How long settled deliveries are kept. */
    @WithDefault("30d")
    Duration retention();
}
