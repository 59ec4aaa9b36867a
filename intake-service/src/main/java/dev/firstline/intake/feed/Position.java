package dev.firstline.intake.feed;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A place in the change feed: everything up to it was read.
 *
 * @param place of a transaction's changes, see {@code feed_place} in the migrations
 * @param seq of a change among those of one place
 */
record Position(long place, long seq) implements Comparable<Position> {

    /** Before everything. */
    static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::place).thenComparingLong(Position::seq);

    /** Before all changes of that place. */
    static Position before(long place) {
        return new Position(place, 0);
    }

    Position later(Position other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** What stands in a cursor. */
    String[] written(UUID epoch) {
        return new String[] {epoch.toString(), Long.toString(place), Long.toString(seq)};
    }

    /** What stood in a cursor. Those of the first releases named no epoch, since there was but one. */
    static Cursor read(List<String> cursor) {
        int at = cursor.size() - 2;
        var position = new Position(Long.parseLong(cursor.get(at)), Long.parseLong(cursor.get(at + 1)));
        return at == 0
                ? new Cursor.OfTheFirstEpoch(position)
                : new Cursor.OfEpoch(UUID.fromString(cursor.getFirst()), position);
    }

    /** A position with the life of the database that it belongs to. */
    sealed interface Cursor {

        Position position();

        /** As they are written now. */
        record OfEpoch(UUID epoch, Position position) implements Cursor {}

        /** As the first releases wrote them. */
        record OfTheFirstEpoch(Position position) implements Cursor {}
    }
}
