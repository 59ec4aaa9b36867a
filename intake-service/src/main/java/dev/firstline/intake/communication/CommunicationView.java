package dev.firstline.intake.communication;

import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A communication, as the API shows it.
 *
 * @param author the subject of the token that wrote it; null for readers below the tenant of that token
 * @param writtenAt when it came here, which is the order of the thread
 * @param automatic whether a machine wrote it by itself
 * @param writer who wrote it, as the CRM says; of the desk's people readers below the tenant of that token are told the role alone
 * @param contact the person at the customer, or null
 * @param saidAt when it was written, as the CRM says; or null
 */
public record CommunicationView(
        UUID id,
        UUID ticketId,
        CommunicationDirection direction,
        CommunicationVisibility visibility,
        String body,
        @Nullable String author,
        Instant writtenAt,
        boolean automatic,
        @Nullable Writer writer,
        @Nullable Person contact,
        @Nullable Instant saidAt,
        @Nullable CommunicationChannel channel) {

    /** A person at the customer, by our id and the partner's. */
    @Schema(name = "CommunicationPerson")
    public record Person(UUID id, String externalId) {}
}
