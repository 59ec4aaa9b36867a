package dev.firstline.console.view;

import dev.firstline.contracts.diagnosis.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest decision on a ticket.
 *
 * @param outcome null for an outcome that this version does not know
 */
public record DecisionView(
        UUID diagnosisId,
        @Nullable Outcome outcome,
        String rule,
        String ruleSetVersion,
        Instant decidedAt,
        @Nullable String issueKind,
        @Nullable String incidentId,
        List<String> tags) {}
