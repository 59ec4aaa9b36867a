package dev.firstline.console.queue;

import java.time.Duration;

/**
 * What the head of the queue counts.
 *
 * @param open tickets on which work is owed
 * @param dueSoon those of them whose next promise runs out within {@link #SOON}
 * @param breached those of them with a broken promise
 * @param waitingOnVendor those that lie with a vendor
 */
public record Figures(long open, long dueSoon, long breached, long waitingOnVendor) {

    /** How near a due instant counts as soon. */
    public static final Duration SOON = Duration.ofHours(1);
}
