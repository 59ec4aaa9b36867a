package dev.firstline.intake.communication;

import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A communication, as the API shows it.
 *
 * @param author the subject of the token that wrote it; null for readers below the tenant of that token
 */
public record CommunicationView(
        UUID id,
        UUID ticketId,
        CommunicationDirection direction,
        CommunicationVisibility visibility,
        String body,
        @Nullable String author,
        Instant writtenAt) {}
