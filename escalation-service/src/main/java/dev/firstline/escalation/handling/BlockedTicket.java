package dev.firstline.escalation.handling;

import java.util.UUID;

/**
 * A ticket whose escalation is blocked.
 *
 * @param id of the escalation
 */
record BlockedTicket(UUID id, UUID ticketId, String tenant) {}
