package dev.firstline.console.queue;

import java.util.UUID;

/**
 * A place in the queue: of tickets due at the same time the newer one comes first.
 *
 * @param due ISO-8601 instant, or {@code infinity} where nothing is due
 */
record Position(String due, UUID ticketId) {

    /** The last place of all. */
    static final String NEVER = "infinity";

    static Position of(TicketRow row) {
        var due = row.view().nextDue();
        return new Position(
                due == null ? NEVER : due.at().toString(), row.view().ticketId());
    }
}
