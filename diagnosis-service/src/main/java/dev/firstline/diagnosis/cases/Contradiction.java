package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import java.util.Objects;
import java.util.UUID;

/**
 * What the machine would decide otherwise than the person whose decision stands.
 *
 * @param diagnosisId the person's decision
 * @param said what the machine would decide; it was never told as a decision
 */
record Contradiction(UUID diagnosisId, Diagnosis said) {

    DiagnosisEvent.Contradicted event(Ruling ruling) {
        var decision = said.decision();
        return new DiagnosisEvent.Contradicted(
                said.ticketId(),
                diagnosisId,
                said.ticketVersion(),
                said.decidedAt(),
                ruling.decision().outcome(),
                decision.outcome(),
                decision.ruleId(),
                decision.ruleSetVersion(),
                decision.certainty() == null
                        ? null
                        : Objects.requireNonNull(decision.certainty()).percent(),
                decision.incidentId());
    }
}
