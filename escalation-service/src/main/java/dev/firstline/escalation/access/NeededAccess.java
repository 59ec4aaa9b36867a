package dev.firstline.escalation.access;

import dev.firstline.escalation.entitlement.Remedy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is needed, and how the partner stands to it.
 *
 * @param until the first instant at which it is held no more; null while no end is known, or where it is not held
 * @param remedies what would make it held, each of them; empty where it is, or may be
 */
public record NeededAccess(
        AccessNeed need, Held held, @Nullable Instant until, List<Remedy> remedies) {

    /** Copies the remedies, so that it cannot change. */
    public NeededAccess {
        remedies = List.copyOf(remedies);
    }
}
