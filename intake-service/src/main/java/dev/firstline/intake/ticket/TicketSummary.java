package dev.firstline.intake.ticket;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.lifecycle.EscalationState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list: without its body.
 *
 * @param customer the partner's id of the customer
 */
public record TicketSummary(
        UUID id,
        TicketNumber number,
        String tenant,
        @Nullable String externalReference,
        long version,
        TicketStatus status,
        TicketType type,
        Severity severity,
        @Nullable ProductFamily productFamily,
        String title,
        String customer,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Outcome outcome,
        @Nullable EscalationState escalation,
        @Nullable ClockReading firstResponse,
        @Nullable ClockReading resolution,
        @Nullable String queue,
        @Nullable Owner owner,
        @Nullable Instant followUpAt,
        List<String> labels) {}
