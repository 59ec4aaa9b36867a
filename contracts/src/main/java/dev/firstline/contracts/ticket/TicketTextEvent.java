package dev.firstline.contracts.ticket;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * The words of a ticket; topic {@code firstline.ticket-text.v1}. Personal data: short retention, read by diagnosis,
 * escalation and console alone, and never repeated in another event.
 */
public sealed interface TicketTextEvent extends Event {

    /** The ticket. */
    UUID ticketId();

    @Override
    default String subject() {
        return ticketId().toString();
    }

    /**
     * The filer's words, at opening or as corrected since.
     *
     * @param version the ticket's version that these words belong to
     */
    @EventType("ticket-text.written")
    record Written(UUID ticketId, long version, Instant occurredAt, Language language, String title, String body)
            implements TicketTextEvent {}

    /**
     * Words of the customer that came later, as an answer to the desk. They belong to the ticket's words.
     *
     * @param version of the {@link TicketEvent.CommunicationAdded} that tells of them
     * @param communicationId the communication, to be read at intake
     */
    @EventType("ticket-text.answered")
    record Answered(UUID ticketId, long version, Instant occurredAt, UUID communicationId, String body)
            implements TicketTextEvent {}
}
