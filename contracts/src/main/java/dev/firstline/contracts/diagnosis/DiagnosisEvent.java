package dev.firstline.contracts.diagnosis;

import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventType;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What diagnosis decided; topic {@code firstline.diagnosis.v1}. */
public sealed interface DiagnosisEvent extends Event {

    /** The ticket. */
    UUID ticketId();

    @Override
    default String subject() {
        return ticketId().toString();
    }

    /**
     * A ticket was decided, or decided anew; the latest one counts.
     *
     * @param diagnosisId this decision
     * @param ticketVersion the version of the ticket that was looked at
     * @param ruleId the rule that decided, such as {@code own-tenant}
     * @param ruleSetVersion the rule set it belongs to, such as {@code 2026-11-21}
     * @param evidence what the decision rests on
     * @param steps every rule tried, in order, the deciding one last
     * @param issueKind a code of the support boundary, such as {@code SERVICE_UNAVAILABLE}; null when none was told
     * @param breakFix whether something that worked is broken; otherwise an advisory or commercial matter
     * @param severity as stated by the filer when the decision was made
     * @param language of the ticket as it is filed under, stated or assumed
     * @param incidentId the known incident that explains it; only with {@link Outcome#KNOWN_SERVICE_INCIDENT}
     * @param tags codes for those who act, such as {@code REFUND_60_DAYS}
     * @param confidencePercent 0 to 100: of the decisions said at 90, about nine in ten are right; null when not told
     * @param likely what it would be if it had to be decided; only with {@link Outcome#NEEDS_REVIEW}
     * @param runnerUp the next outcome that anything speaks for; null when nothing does
     * @param question what to ask the customer, in the language of the ticket; only with {@link Outcome#NEEDS_REVIEW}
     * @param contradiction which stated field says otherwise than the words, such as
     *     {@code category: stated USAGE_QUESTION, told BILLING_SUBSCRIPTION}; null when none does
     * @param lexiconVersion of the lexicons and the product catalog that read the words; null when not told
     * @param detectedLanguage that the words are in; null when there are too few, it is none of ours, or in events from before it was told
     * @param decidedBy whether a person decided, whose decision no machine overrules; who and why is read at the diagnosis service. Null in
     *     events from before it was told, which are the machine's
     * @param proposedSeverity that the described impact amounts to, whatever was stated; null in events from before it was told
     * @param supersedes the decision whose place this one takes because of what came later: an incident, words of the customer, or a person
     *     at the desk; null for a decision on the ticket as it was opened or corrected
     */
    @EventType("diagnosis.completed")
    record Completed(
            UUID ticketId,
            UUID diagnosisId,
            long ticketVersion,
            Instant occurredAt,
            Outcome outcome,
            String ruleId,
            String ruleSetVersion,
            List<Evidence> evidence,
            List<DecisionStep> steps,
            @Nullable ProductFamily productFamily,
            @Nullable String product,
            @Nullable Category category,
            IssueClass issueClass,
            @Nullable String issueKind,
            boolean breakFix,
            Severity severity,
            Language language,
            @Nullable String incidentId,
            List<String> tags,
            @Nullable Integer confidencePercent,
            @Nullable Outcome likely,
            @Nullable Outcome runnerUp,
            @Nullable String question,
            @Nullable String contradiction,
            @Nullable String lexiconVersion,
            @Nullable Language detectedLanguage,
            @Nullable DecidedBy decidedBy,
            @Nullable Severity proposedSeverity,
            @Nullable UUID supersedes)
            implements DiagnosisEvent {

        /** Whether a person decided. */
        public boolean byPerson() {
            return decidedBy == DecidedBy.PERSON;
        }
    }

    /**
     * The machine would decide otherwise than the person whose decision stands, and has not said so before. It changes nothing: the person's
     * decision counts until a person changes it.
     *
     * @param diagnosisId the person's decision, which stands
     * @param ticketVersion the version of the ticket that the machine looked at
     * @param outcome of the person's decision
     * @param contradictedBy what the machine would decide
     * @param ruleId by which rule
     * @param ruleSetVersion the rule set it belongs to
     * @param confidencePercent 0 to 100; null when not told
     * @param incidentId the known incident that would explain it; only when the machine would decide
     *     {@link Outcome#KNOWN_SERVICE_INCIDENT}
     */
    @EventType("diagnosis.contradicted")
    record Contradicted(
            UUID ticketId,
            UUID diagnosisId,
            long ticketVersion,
            Instant occurredAt,
            Outcome outcome,
            Outcome contradictedBy,
            String ruleId,
            String ruleSetVersion,
            @Nullable Integer confidencePercent,
            @Nullable String incidentId)
            implements DiagnosisEvent {}

    /**
     * The desk did a check that comes before a vendor is asked, or corrected what it had said of one; the latest one of a check counts. What it
     * noted with it, and who it was, is read at the diagnosis service.
     *
     * @param doneAt when it was done, by what the desk says
     */
    @EventType("diagnosis.check-recorded")
    record CheckRecorded(UUID ticketId, Instant occurredAt, Check check, CheckResult result, Instant doneAt)
            implements DiagnosisEvent {}
}
