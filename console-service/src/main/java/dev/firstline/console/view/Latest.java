package dev.firstline.console.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The place of the last of some facts in the order of {@link Fact#IN_ORDER}, so that the next one is told from one that belongs among them. */
final class Latest {

    // Not the fact itself, which is many times as large as its place.
    private @Nullable Instant at;
    private String id = "";

    /** Whether that one comes behind all others; then it is the last. */
    boolean isFollowedBy(Fact next) {
        var nextId = next.eventId().toString();
        if (at != null && (next.at().isBefore(at) || next.at().equals(at) && nextId.compareTo(id) <= 0)) {
            return false;
        }
        at = next.at();
        id = nextId;
        return true;
    }
}
