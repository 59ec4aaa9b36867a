package dev.firstline.console.queue;

import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are wanted; null for no matter.
 *
 * @param open whether work is still owed
 * @param breached whether a promise was broken
 * @param search part of the number, or the whole external reference, in any case of letters
 */
public record QueueFilter(
        @Nullable Boolean open,
        @Nullable TicketStatus status,
        @Nullable Severity severity,
        @Nullable Boolean breached,
        @Nullable String search) {

    /** The longest text that can be searched for. */
    public static final int MAX_SEARCH = 60;
}
