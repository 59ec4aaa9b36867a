package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a ticket, and why.
 *
 * @param ruleId the rule that decided, or that speaks loudest when nothing could be decided
 * @param evidence what it rests on: field values, lexicon terms, incident ids; never the customer's sentences
 * @param steps every rule tried, in order, the deciding one last
 * @param incidentId the incident that explains it; only for {@link IssueKind#KNOWN_INCIDENT}
 * @param tags codes for those who act, in a fixed order
 * @param certainty how sure it is, and what speaks against it; null for a decision from before it was told
 * @param severity that the described impact amounts to; null for a decision from before it was told
 * @param catalogVersion of the product catalog that read the words; null for a person's decision, and for one from before it was told
 */
public record Decision(
        Outcome outcome,
        String ruleId,
        String ruleSetVersion,
        List<Evidence> evidence,
        List<DecisionStep> steps,
        IssueKind issueKind,
        Classification classification,
        @Nullable String incidentId,
        List<String> tags,
        @Nullable Certainty certainty,
        @Nullable ProposedSeverity severity,
        // Left out where it is null, so that a copy of before reads what is kept as a whole (a contradiction).
        @Nullable String catalogVersion) {

    /** One that no catalog was read for. */
    public Decision(
            Outcome outcome,
            String ruleId,
            String ruleSetVersion,
            List<Evidence> evidence,
            List<DecisionStep> steps,
            IssueKind issueKind,
            Classification classification,
            @Nullable String incidentId,
            List<String> tags,
            @Nullable Certainty certainty,
            @Nullable ProposedSeverity severity) {
        this(
                outcome,
                ruleId,
                ruleSetVersion,
                evidence,
                steps,
                issueKind,
                classification,
                incidentId,
                tags,
                certainty,
                severity,
                null);
    }

    /** The same, read by that version of the catalog. */
    public Decision readBy(@Nullable String catalog) {
        return new Decision(
                outcome,
                ruleId,
                ruleSetVersion,
                evidence,
                steps,
                issueKind,
                classification,
                incidentId,
                tags,
                certainty,
                severity,
                catalog);
    }

    /** The same decision on a ticket that is about something else by now. */
    public Decision on(Classification about) {
        return new Decision(
                outcome,
                ruleId,
                ruleSetVersion,
                evidence,
                steps,
                issueKind,
                about,
                incidentId,
                tags,
                certainty,
                severity,
                catalogVersion);
    }

    static @Nullable String incidentIn(IssueKind kind, List<Evidence> evidence) {
        return kind != IssueKind.KNOWN_INCIDENT
                ? null
                : evidence.stream()
                        .filter(item -> item.kind() == Evidence.Kind.INCIDENT)
                        .map(Evidence::value)
                        .findFirst()
                        .orElse(null);
    }
}
