package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.diagnosis.mail.MailSummary;
import dev.firstline.diagnosis.rule.Decision;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a ticket, as it is kept and told.
 *
 * @param ticketVersion the version of the ticket that was looked at
 * @param mail how its words were taken apart; null for a decision from before that was done
 * @param person who decided; null for the machine
 */
record Diagnosis(
        UUID id,
        UUID ticketId,
        TenantPath tenant,
        long ticketVersion,
        Instant decidedAt,
        Decision decision,
        @Nullable MailSummary mail,
        @Nullable Person person) {

    /** Whose decision it is. */
    DecidedBy decidedBy() {
        return person == null ? DecidedBy.MACHINE : DecidedBy.PERSON;
    }

    /** The same decision at another instant. */
    Diagnosis at(Instant instant) {
        return new Diagnosis(id, ticketId, tenant, ticketVersion, instant, decision, mail, person);
    }

    /** What was heard now, decided as the person decided whose decision stands. */
    Diagnosis with(Ruling ruling) {
        return new Diagnosis(
                ruling.diagnosisId(), ticketId, tenant, ticketVersion, decidedAt, ruling.decision(), mail, ruling.by());
    }

    /** Whether it tells nobody anything that the other one has not told. */
    boolean saysTheSameAs(Diagnosis other) {
        return decision.outcome() == other.decision.outcome()
                && decision.ruleId().equals(other.decision.ruleId())
                && Objects.equals(decision.incidentId(), other.decision.incidentId())
                && decision.classification().equals(other.decision.classification())
                && decision.tags().equals(other.decision.tags())
                && proposedSeverity() == other.proposedSeverity();
    }

    private @Nullable Severity proposedSeverity() {
        var proposed = decision.severity();
        return proposed == null ? null : proposed.value();
    }

    /**
     * As it is told.
     *
     * @param superseded the decision whose place it takes because of what came later; null for one on the ticket itself
     */
    DiagnosisEvent.Completed event(TicketFields fields, @Nullable UUID superseded) {
        var about = decision.classification();
        var certainty = decision.certainty();
        return new DiagnosisEvent.Completed(
                ticketId,
                id,
                ticketVersion,
                decidedAt,
                decision.outcome(),
                decision.ruleId(),
                decision.ruleSetVersion(),
                decision.evidence(),
                decision.steps(),
                about.productFamily(),
                about.product(),
                about.category(),
                about.issueClass(),
                decision.issueKind().name(),
                about.breakFix(),
                fields.severity(),
                fields.language(),
                decision.incidentId(),
                decision.tags(),
                certainty == null ? null : certainty.percent(),
                certainty == null ? null : certainty.likely(),
                certainty == null ? null : certainty.runnerUp(),
                certainty == null ? null : certainty.question(),
                certainty == null ? null : certainty.contradictionsTold(),
                certainty == null ? null : certainty.lexiconVersion(),
                mail == null ? null : mail.language(),
                decidedBy(),
                proposedSeverity(),
                superseded);
    }
}
