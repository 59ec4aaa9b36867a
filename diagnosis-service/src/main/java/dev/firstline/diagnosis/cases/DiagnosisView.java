package dev.firstline.diagnosis.cases;

import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.DecisionStep;
import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.mail.MailSummary;
import dev.firstline.diagnosis.rule.Certainty;
import dev.firstline.diagnosis.rule.Decision;
import dev.firstline.diagnosis.rule.IssueKind;
import dev.firstline.diagnosis.rule.ProposedSeverity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a ticket as it is shown.
 *
 * @param decidedBy a person's decision stands until a person changes it
 * @param person who it was; null for the machine, and for readers below that person's tenant
 * @param contradiction what the machine would decide otherwise by now, while this person's decision stands; null when it would not
 */
record DiagnosisView(
        UUID id,
        UUID ticketId,
        long ticketVersion,
        Instant decidedAt,
        DecidedBy decidedBy,
        @Nullable PersonView person,
        DecisionView decision,
        @Nullable ContradictionView contradiction) {

    /**
     * Who decided, and why.
     *
     * @param client the application
     * @param reason in the person's words; null where none was given, and for readers whose roles may not read the desk's notes
     */
    @Schema(name = "DecidingPerson")
    record PersonView(
            String subject, String client, @Nullable String reason) {}

    /**
     * What the machine would decide, which does not count.
     *
     * @param ticketVersion the version that it looked at
     */
    @Schema(name = "MachineContradiction")
    record ContradictionView(long ticketVersion, Instant saidAt, DecisionView decision) {}

    /** A page of decisions; the cursor of the next one is null on the last. */
    @Schema(name = "DiagnosisPage")
    record Page(List<DiagnosisView> items, @Nullable String next) {}

    /**
     * What was decided.
     *
     * @param steps every rule tried, in order, the deciding one last
     * @param severity that the described impact amounts to, beside the stated one; null for a decision from before it was told
     * @param catalogVersion of the product catalog that read the words; null for a decision of a person, and for one from before it was told
     * @param certainty how sure it is; null for a decision from before it was told
     * @param mail what of the body was read and what was left out, and why; null for a decision from before that was told
     */
    record DecisionView(
            Outcome outcome,
            String ruleId,
            String ruleSetVersion,
            List<Evidence> evidence,
            List<DecisionStep> steps,
            IssueKind issueKind,
            IssueClass issueClass,
            boolean breakFix,
            @Nullable ProductFamily productFamily,
            @Nullable String product,
            @Nullable Category category,
            @Nullable ProposedSeverity severity,
            @Nullable String incidentId,
            List<String> tags,
            @Nullable Certainty certainty,
            @Nullable MailSummary mail,
            @Nullable String catalogVersion) {

        static DecisionView of(Decision decision, @Nullable MailSummary mail) {
            var about = decision.classification();
            return new DecisionView(
                    decision.outcome(),
                    decision.ruleId(),
                    decision.ruleSetVersion(),
                    decision.evidence(),
                    decision.steps(),
                    decision.issueKind(),
                    about.issueClass(),
                    about.breakFix(),
                    about.productFamily(),
                    about.product(),
                    about.category(),
                    decision.severity(),
                    decision.incidentId(),
                    decision.tags(),
                    decision.certainty(),
                    mail,
                    decision.catalogVersion());
        }
    }

    /**
     * As that reader may see it.
     *
     * @param notes whether the reader may read the desk's notes
     * @param contradiction what the machine says against it, or null
     */
    static DiagnosisView of(Diagnosis diagnosis, Scope reader, boolean notes, @Nullable Contradiction contradiction) {
        var person = diagnosis.person();
        return new DiagnosisView(
                diagnosis.id(),
                diagnosis.ticketId(),
                diagnosis.ticketVersion(),
                diagnosis.decidedAt(),
                diagnosis.decidedBy(),
                person != null && reader.mayKnowPersonsOf(person.tenant())
                        ? new PersonView(person.subject(), person.client(), notes ? person.reason() : null)
                        : null,
                DecisionView.of(diagnosis.decision(), diagnosis.mail()),
                contradiction == null ? null : of(contradiction.said()));
    }

    private static ContradictionView of(Diagnosis said) {
        return new ContradictionView(
                said.ticketVersion(), said.decidedAt(), DecisionView.of(said.decision(), said.mail()));
    }
}
