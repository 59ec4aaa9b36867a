package dev.firstline.escalation.handling;

import dev.firstline.contracts.diagnosis.DecidedBy;
import java.util.UUID;

/**
 * Which decision asks for a vendor.
 *
 * @param decidedBy a person's reason is read at the diagnosis service
 */
public record Asked(UUID diagnosisId, DecidedBy decidedBy) {}
