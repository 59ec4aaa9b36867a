package dev.firstline.diagnosis.incident;

import dev.firstline.contracts.TenantPath;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that an incident explains.
 *
 * @param tenant whose ticket it is
 */
record LinkedTicket(UUID ticketId, String tenant) {

    /** A page of them; the cursor of the next one is null on the last. */
    @Schema(name = "LinkedTicketPage")
    record Page(List<LinkedTicket> items, @Nullable String next) {}

    /**
     * A place in their order.
     *
     * @param tenant a path, or nothing before all of them
     */
    record After(String tenant, UUID ticketId) {

        static final After NOTHING = new After("", new UUID(0, 0));

        static After of(@Nullable List<String> cursor) {
            return cursor == null ? NOTHING : new After(cursor.getFirst(), UUID.fromString(cursor.getLast()));
        }
    }

    static LinkedTicket of(UUID ticketId, TenantPath tenant) {
        return new LinkedTicket(ticketId, tenant.value());
    }
}
