package dev.firstline.intake.ticket;

import dev.firstline.intake.lifecycle.EscalationState;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What escalation said last.
 *
 * @param id of the escalation, to be read there
 * @param caseNumber the vendor's, once it is filed
 * @param at when it happened
 */
@Embeddable
public record EscalationReading(
        UUID id,
        @Enumerated(EnumType.STRING) EscalationState state,
        @Nullable String caseNumber,
        Instant at) {}
