package dev.firstline.intake.transfer;

import dev.firstline.intake.ticket.TicketNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that an import names and that is there; locked until the end of the transaction.
 *
 * @param reference by which the line names it
 * @param version as it is
 * @param importedVersion as the last import left it; null for one that was opened here
 * @param communications how many it has; null when nobody has counted
 */
record KnownTicket(
        UUID id,
        TicketNumber number,
        String reference,
        long version,
        @Nullable Long importedVersion,
        @Nullable Integer communications,
        TicketImage image) {

    /** Whether nobody has worked on it here, so that where it comes from is still where it lives. */
    boolean isUntouched() {
        return importedVersion != null && importedVersion == version;
    }
}
