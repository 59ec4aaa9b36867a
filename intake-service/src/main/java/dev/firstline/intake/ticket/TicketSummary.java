package dev.firstline.intake.ticket;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.lifecycle.EscalationState;
import io.quarkus.hibernate.orm.panache.common.ProjectedFieldName;
import java.time.Instant;
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
        @ProjectedFieldName("classification.type") TicketType type,
        Severity severity,

        @ProjectedFieldName("classification.productFamily") @Nullable ProductFamily productFamily,

        String title,
        @ProjectedFieldName("customer.externalId") String customer,
        Instant openedAt,
        Instant updatedAt,
        @ProjectedFieldName("diagnosis.outcome") @Nullable Outcome outcome,
        @ProjectedFieldName("escalation.state") @Nullable EscalationState escalation,
        @Nullable ClockReading firstResponse,
        @Nullable ClockReading resolution) {}
