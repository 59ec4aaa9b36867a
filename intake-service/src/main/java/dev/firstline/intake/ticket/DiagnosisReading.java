package dev.firstline.intake.ticket;

import dev.firstline.contracts.diagnosis.Outcome;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/**
 * What diagnosis said last.
 *
 * @param id of the decision, to be read at diagnosis
 * @param at when it was decided
 */
@Embeddable
public record DiagnosisReading(
        UUID id, @Enumerated(EnumType.STRING) Outcome outcome, Instant at) {}
