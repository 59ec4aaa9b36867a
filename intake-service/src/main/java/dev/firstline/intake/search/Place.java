package dev.firstline.intake.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of found tickets begins. The newest that fit are ranked among each other; behind them come the others, newest first.
 */
sealed interface Place {

    /**
     * Among the ranked.
     *
     * @param newest the id of the newest ticket that is ranked: what is opened later does not come between
     * @param oldest the id of the oldest one
     * @param more whether others, older ones, fit as well
     * @param rank of the last ticket of the page before; null before all
     * @param last its id
     */
    record Ranked(
            UUID newest,
            UUID oldest,
            boolean more,
            @Nullable Integer rank,
            @Nullable UUID last) implements Place {

        /** Whether a ticket comes behind it: less fitting, or as fitting and older. */
        boolean precedes(Found found) {
            return rank == null || last == null || new Found(last, rank).compareTo(found) < 0;
        }

        Ranked at(Found found) {
            return new Ranked(newest, oldest, more, found.rank(), found.id());
        }
    }

    /**
     * Behind the ranked.
     *
     * @param last the id of the last ticket of the page before, or of the oldest that is ranked
     */
    record Older(UUID last) implements Place {}

    /**
     * A ticket that fits.
     *
     * @param rank how well, in millionths
     */
    record Found(UUID id, int rank) implements Comparable<Found> {

        /** Better first; of equals the newer. */
        @Override
        public int compareTo(Found other) {
            int byRank = Integer.compare(other.rank, rank);
            // As the database compares them: unsigned.
            return byRank != 0 ? byRank : other.id.toString().compareTo(id.toString());
        }
    }

    /** What stands in a cursor. */
    default String[] written() {
        return switch (this) {
            case Older(UUID last) -> new String[] {last.toString()};
            case Ranked(UUID newest, UUID oldest, boolean more, Integer rank, UUID last) ->
                new String[] {
                    newest.toString(),
                    oldest.toString(),
                    Boolean.toString(more),
                    String.valueOf(rank),
                    String.valueOf(last)
                };
        };
    }

    /** What stood in one. */
    static Place read(List<String> cursor) {
        return cursor.size() == 1
                ? new Older(UUID.fromString(cursor.getFirst()))
                : new Ranked(
                        UUID.fromString(cursor.get(0)),
                        UUID.fromString(cursor.get(1)),
                        Boolean.parseBoolean(cursor.get(2)),
                        Integer.valueOf(cursor.get(3)),
                        UUID.fromString(cursor.get(4)));
    }
}
