package dev.firstline.intake.feed;

import dev.firstline.intake.feed.Position.Cursor;
import java.util.UUID;

/**
 * What part of the feed can be read now.
 *
 * @param epoch the life of the database; a restore begins another
 * @param first whether there never was a restore
 * @param keptFrom places below it may have been deleted
 * @param horizon all changes below it are there to be read; none of them is missing and none will be added
 * @param restored whether the database was restored and the new epoch has not been begun yet
 */
record Extent(UUID epoch, boolean first, long keptFrom, long horizon, boolean restored) {

    /** Whether all that follows the cursor can be told. */
    boolean reaches(Cursor cursor) {
        return isOfThisEpoch(cursor) && cursor.position().place() >= keptFrom && !isAhead(cursor);
    }

    /** Whether the cursor is further than the feed itself: somebody put back files of the database. */
    boolean isAhead(Cursor cursor) {
        return isOfThisEpoch(cursor) && cursor.position().place() > horizon;
    }

    private boolean isOfThisEpoch(Cursor cursor) {
        return switch (cursor) {
            case Cursor.OfEpoch(UUID of, Position position) -> of.equals(epoch);
            case Cursor.OfTheFirstEpoch(Position position) -> first;
        };
    }
}
