package dev.firstline.console.projection;

import dev.firstline.contracts.TenantPath;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there was of a ticket before a batch.
 *
 * @param owner whose ticket it is, when it has a row, which then is held until the transaction ends; null when it has none
 * @param mark the one of the row's facts: who remembers the ticket under another does not know all; null where nobody marked it
 * @param unheardOf whether it has neither row nor facts, and its name is held, so that nobody else makes them meanwhile
 */
record Found(@Nullable TenantPath owner, @Nullable UUID mark, boolean unheardOf) {

    /** Neither held nor known to be new. */
    static final Found NOTHING = new Found(null, null, false);

    boolean hasRow() {
        return owner != null;
    }
}
