package dev.firstline.intake.label;

import java.util.List;
import java.util.UUID;

/**
 * The labels of a ticket.
 *
 * @param labels in the order of their letters
 */
public record TicketLabels(UUID ticketId, List<String> labels) {}
