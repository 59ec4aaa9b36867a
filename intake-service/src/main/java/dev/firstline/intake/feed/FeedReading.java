package dev.firstline.intake.feed;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.intake.feed.ChangeFeed.Row;
import dev.firstline.intake.feed.Position.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Pages of the feed. Whatever a page holds, its end is as far as was looked, so that no reader looks there again. */
@ApplicationScoped
class FeedReading {

    private final Transactions transactions;
    private final FeedEpochs epochs;
    private final ChangeFeed feed;

    FeedReading(Transactions transactions, FeedEpochs epochs, ChangeFeed feed) {
        this.transactions = transactions;
        this.epochs = epochs;
        this.feed = feed;
    }

    /**
     * Whose eyes read.
     *
     * @param notes whether they may see the desk's notes
     */
    record Reader(Scope scope, boolean notes) {}

    /**
     * A part of the feed.
     *
     * @param end everything up to it was looked at
     * @param more whether more can be read at once
     */
    record Page(List<Change> changes, UUID epoch, Position end, boolean more) {}

    /** The end of the feed, for a reader that knows all there is. */
    Page end(Reader reader) {
        return withExtent(reader, extent -> emptyAt(extent, Position.before(extent.horizon())));
    }

    /**
     * What comes after the cursor, or from the oldest change that is kept.
     *
     * @param limit the most changes of the page
     * @throws Problem 410 when something after the cursor may be gone
     */
    Page after(Optional<Cursor> cursor, Reader reader, int limit) {
        return withExtent(reader, extent -> {
            cursor.ifPresent(from -> require(extent, from));
            return page(cursor.map(Cursor::position).orElse(Position.START), extent, reader, limit);
        });
    }

    private Page withExtent(Reader reader, Function<Extent, Page> work) {
        try {
            return transactions.in(reader.scope(), () -> work.apply(current(epochs.extent())));
        } catch (Restored restored) {
            epochs.begin(restored.epoch);
            return transactions.in(reader.scope(), () -> work.apply(epochs.extent()));
        }
    }

    private static Extent current(Extent extent) {
        if (extent.restored()) {
            throw new Restored(extent.epoch());
        }
        return extent;
    }

    private static void require(Extent extent, Cursor cursor) {
        if (extent.isAhead(cursor)) {
            throw new Restored(extent.epoch());
        }
        if (!extent.reaches(cursor)) {
            throw new Problem(
                    ProblemType.CURSOR_EXPIRED,
                    "Changes after this cursor are not kept any more, or the database was restored since. Take a new cursor"
                            + " with GET /v1/changes?after=latest, then read all tickets (GET /v1/tickets), then go on"
                            + " from that cursor.");
        }
    }

    private Page page(Position start, Extent extent, Reader reader, int limit) {
        var rows = feed.after(start, extent.horizon(), reader.scope(), reader.notes(), limit + 1);
        if (rows.size() <= limit) {
            var end = start.later(Position.before(extent.horizon()));
            return new Page(changes(rows), extent.epoch(), end, false);
        }
        var page = rows.subList(0, limit);
        return new Page(changes(page), extent.epoch(), page.getLast().position(), true);
    }

    private static Page emptyAt(Extent extent, Position end) {
        return new Page(List.of(), extent.epoch(), end, false);
    }

    private static List<Change> changes(List<Row> rows) {
        return rows.stream().map(Row::change).toList();
    }

    /** The database is another one than the feed's epoch knows; what was looked at is thrown away. */
    private static final class Restored extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final UUID epoch;

        Restored(UUID epoch) {
            super("the database was restored", null, false, false);
            this.epoch = epoch;
        }
    }
}
