package dev.firstline.sla.tracking;

import dev.firstline.contracts.TenantPath;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket whose opening was heard, and of which more is heard in this transaction.
 *
 * @param rulebookId the book by which it is judged
 * @param before the mark that it had until now: who remembers the ticket under another does not know all; null where nobody marked it
 * @param mark the one that it has from now on
 * @param fresh whether it was opened in this transaction, so that it has no clocks yet
 */
record HeardTicket(
        UUID id,
        TenantPath tenant,
        UUID rulebookId,
        @Nullable UUID before,
        UUID mark,
        boolean fresh) {}
