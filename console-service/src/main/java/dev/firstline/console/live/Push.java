package dev.firstline.console.live;

import dev.firstline.console.queue.TicketRow;
import java.util.List;

/**
 * What changed since the push before.
 *
 * @param number counts the pushes of this copy, so that a watcher notices when it missed one
 * @param position in the order of transactions: all changes before it are told with this push; the same for all copies
 * @param rows the tickets that changed, as they stand now, of all tenants
 * @param complete false when the watcher must load the list anew, since not all changes are told
 */
public record Push(long number, long position, List<TicketRow> rows, boolean complete) {

    static Push reload(long number, long position) {
        return new Push(number, position, List.of(), false);
    }
}
