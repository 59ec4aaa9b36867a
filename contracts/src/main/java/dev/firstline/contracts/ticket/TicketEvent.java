package dev.firstline.contracts.ticket;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The life of a ticket, as intake tells it; topic {@code firstline.ticket.v1}. */
public sealed interface TicketEvent extends Event {

    /** The ticket. */
    UUID ticketId();

    /**
     * The ticket's version after this fact; grows by one with every change, so an older fact can be known as such. A note of the desk
     * ({@link CommunicationAdded} that is INTERNAL) carries the version that stood, and changes nothing that is told.
     */
    long version();

    @Override
    default String subject() {
        return ticketId().toString();
    }

    /**
     * A ticket was taken in.
     *
     * @param number the human number, such as {@code FL-482913570}
     * @param externalReference the partner's own reference, or null
     * @param severity as the filer stated it
     * @param language of its words
     * @param affectedTenant whose cloud tenant has the problem
     * @param customerId the customer's id at intake
     * @param productFamily as the filer stated it, or null; likewise the four below
     * @param customerReference the partner's own id of the customer, such as {@code C-4711}; null in events from before it was told
     * @param languageStated whether somebody stated the language; false when it is assumed until the words tell it, null in events from before
     *     that was told
     */
    @EventType("ticket.opened")
    record Opened(
            UUID ticketId,
            long version,
            Instant occurredAt,
            String number,
            @Nullable String externalReference,
            TicketType type,
            Severity severity,
            Language language,
            AffectedTenant affectedTenant,
            UUID customerId,
            @Nullable ProductFamily productFamily,
            @Nullable String product,
            @Nullable String region,
            @Nullable Category category,
            @Nullable Boolean breakFix,
            @Nullable String customerReference,
            @Nullable Boolean languageStated)
            implements TicketEvent {}

    /** The stated business impact was changed. */
    @EventType("ticket.severity-changed")
    record SeverityChanged(UUID ticketId, long version, Instant occurredAt, Severity from, Severity to)
            implements TicketEvent {}

    /**
     * What the ticket is about was corrected; the whole classification as it now stands.
     *
     * @param languageStated whether somebody stated the language; false when the words told it, null in events from before that was told
     */
    @EventType("ticket.reclassified")
    record Reclassified(
            UUID ticketId,
            long version,
            Instant occurredAt,
            TicketType type,
            Language language,
            @Nullable ProductFamily productFamily,
            @Nullable String product,
            @Nullable String region,
            @Nullable Category category,
            @Nullable Boolean breakFix,
            @Nullable Boolean languageStated)
            implements TicketEvent {}

    /**
     * The ticket moved in its life cycle.
     *
     * @param reason a code such as {@code OWN_TENANT}, never free text; or null
     */
    @EventType("ticket.status-changed")
    record StatusChanged(
            UUID ticketId,
            long version,
            Instant occurredAt,
            TicketStatus from,
            TicketStatus to,
            TransitionCause cause,
            @Nullable String reason)
            implements TicketEvent {}

    /**
     * Someone wrote; the words stay at intake. The first OUTBOUND one that the customer sees, and that no machine wrote, is the first response.
     *
     * @param automatic whether a machine wrote it by itself, such as a receipt or a note of absence: it answers nobody, and no clock starts or
     *     stops by it; null in events from before that was told
     */
    @EventType("ticket.communication-added")
    record CommunicationAdded(
            UUID ticketId,
            long version,
            Instant occurredAt,
            UUID communicationId,
            CommunicationDirection direction,
            CommunicationVisibility visibility,
            @Nullable Boolean automatic)
            implements TicketEvent {

        /** Whether it answers or asks nobody, whatever its direction. */
        public boolean byMachine() {
            return Boolean.TRUE.equals(automatic);
        }
    }

    /**
     * Another ticket of the same customer was about the same: it ended in favour of this one, and what is said on it from now on comes
     * here.
     *
     * @param openedAt when this ticket was opened
     * @param mergedTicketId the ticket that ended; its own end is told of it as {@link StatusChanged} with the reason {@code MERGED}
     * @param mergedOpenedAt when that one was opened; the customer has waited since the earlier of the two
     */
    @EventType("ticket.merged")
    record Merged(
            UUID ticketId,
            long version,
            Instant occurredAt,
            Instant openedAt,
            UUID mergedTicketId,
            Instant mergedOpenedAt)
            implements TicketEvent {}
}
