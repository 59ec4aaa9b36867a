package dev.firstline.intake.feed;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One change of a ticket. What it is now is read from the ticket itself.
 *
 * @param id of the change itself: the same whenever it is read
 * @param version of the ticket after the change
 * @param at when it happened
 * @param client the application that caused it; null when a service did, and for readers below the tenant that did
 * @param subject the subject of its token; null likewise
 * @param service the service that caused it; null when a token did
 */
@Schema(name = "TicketChange")
public record Change(
        UUID id,
        UUID ticketId,
        long version,
        ChangeKind kind,
        Instant at,

        @Schema(description = "The application that caused it, when the reader's tenant is its own or above it")
        @Nullable String client,

        @Schema(description = "The token's subject, likewise") @Nullable String subject,

        @Schema(description = "The service that caused it, such as diagnosis-service") @Nullable String service) {}
