package dev.firstline.intake.followup;

import java.time.Instant;
import java.util.UUID;

/** When the desk looks at a ticket again. */
public record TicketFollowUp(UUID ticketId, Instant at) {}
