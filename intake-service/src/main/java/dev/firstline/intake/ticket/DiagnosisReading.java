package dev.firstline.intake.ticket;

import dev.firstline.contracts.diagnosis.Outcome;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What diagnosis said last.
 *
 * @param id of the decision, to be read at diagnosis
 * @param at when it was decided
 * @param question what to ask the customer, while nothing is decided; null otherwise
 */
@Embeddable
public record DiagnosisReading(
        UUID id,
        @Enumerated(EnumType.STRING) Outcome outcome,
        Instant at,
        @Nullable String question) {}
