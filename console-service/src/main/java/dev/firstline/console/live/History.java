package dev.firstline.console.live;

import dev.firstline.console.queue.TicketRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** The last pushes, for browsers that come back or have just loaded the page. Not safe for threads. */
final class History {

    private final int maxRows;
    private final Deque<Push> pushes = new ArrayDeque<>();
    private int rows;
    private long begin;
    private long end;
    private long number;

    /** @param maxRows how many changes it remembers */
    History(int maxRows) {
        this.maxRows = maxRows;
    }

    /** Up to where in the order of transactions changes are known. */
    long end() {
        return end;
    }

    long number() {
        return number;
    }

    /** Forgets all, and begins at a place before which nothing is known. */
    void restart(long position) {
        pushes.clear();
        rows = 0;
        begin = position;
        end = position;
    }

    /** Goes on to a place up to which nothing changed. */
    void advance(long position) {
        end = position;
    }

    Push add(long position, List<TicketRow> changed, boolean complete) {
        var push = new Push(++number, position, changed, complete);
        if (complete) {
            pushes.addLast(push);
            rows += changed.size();
            end = position;
            while (rows > maxRows) {
                var oldest = pushes.removeFirst();
                rows -= oldest.rows().size();
                begin = oldest.position();
            }
        } else {
            restart(position);
        }
        return push;
    }

    /** All that somebody missed who has seen the changes before that place, as one push. */
    Push since(long position) {
        if (position < begin) {
            return Push.reload(number, end);
        }
        if (position > end) {
            // A page that was made since the last look; what comes after it will be told.
            return new Push(number, position, List.of(), true);
        }
        var latest = new LinkedHashMap<UUID, TicketRow>();
        pushes.stream()
                .filter(push -> push.position() > position)
                .flatMap(push -> push.rows().stream())
                .forEach(row -> latest.merge(row.view().ticketId(), row, (earlier, later) -> later.after(earlier)));
        return new Push(number, end, List.copyOf(latest.values()), true);
    }
}
