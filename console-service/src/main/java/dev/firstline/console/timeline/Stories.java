package dev.firstline.console.timeline;

import dev.firstline.console.words.Labels;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.diagnosis.CheckResult;
import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the facts about a ticket in sentences. */
public final class Stories {

    private Stories() {}

    /** The story of a fact about a ticket. */
    public static Story of(Event event) {
        return switch (event) {
            case TicketEvent e -> ticket(e);
            case DiagnosisEvent.Completed e -> decision(e);
            case DiagnosisEvent.Contradicted e ->
                Story.of(Tone.WARNING, "The rules would decide otherwise: " + Labels.of(e.contradictedBy()))
                        .and("Decided by a person", Labels.of(e.outcome()))
                        .and("Confidence", e.confidencePercent() == null ? null : e.confidencePercent() + " %")
                        .and("Incident", e.incidentId())
                        .and("Rule", e.ruleId() + " of rule set " + e.ruleSetVersion());
            case DiagnosisEvent.CheckRecorded e ->
                Story.of(Tone.PLAIN, "Check: " + Labels.plain(e.check()) + ", " + lower(e.result()))
                        .and("Done at", e.doneAt().toString());
            case EscalationEvent e -> EscalationStories.of(e);
            case SlaEvent e -> ClockStories.of(e);
            case NotificationEvent.Delivered e ->
                alert(Tone.GOOD, "Alert delivered by " + Labels.of(e.channel()), e.eventType(), e.attempts());
            case NotificationEvent.Failed e ->
                alert(Tone.BAD, "Alert not delivered by " + Labels.of(e.channel()), e.eventType(), e.attempts());
            default -> Story.of(Tone.PLAIN, event.getClass().getSimpleName());
        };
    }

    private static Story ticket(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Opened e ->
                Story.of(Tone.PLAIN, "Ticket opened with severity " + Labels.plain(e.severity()))
                        .and("Type", Labels.plain(e.type()))
                        .and("Reference", e.externalReference())
                        .and("Customer", e.customerReference())
                        .and("Product", e.product())
                        .and("Family", plain(e.productFamily()))
                        .and("Region", e.region())
                        .and("Category", plain(e.category()))
                        .and(
                                "Language",
                                e.language() == null ? null : e.language().tag())
                        .and(
                                "Affected",
                                e.affectedTenant() == AffectedTenant.PARTNER_OWN ? "the partner's own tenant" : null);
            case TicketEvent.SeverityChanged e ->
                Story.of(
                        Tone.WARNING,
                        "Severity changed from " + Labels.plain(e.from()) + " to " + Labels.plain(e.to()));
            case TicketEvent.Reclassified e ->
                Story.of(
                                Tone.PLAIN,
                                Boolean.FALSE.equals(e.languageStated())
                                        ? "Language read from the words"
                                        : "Classification corrected")
                        .and("Type", Labels.plain(e.type()))
                        .and(
                                "Language",
                                e.language() == null ? null : e.language().tag())
                        .and("Product", e.product())
                        .and("Family", plain(e.productFamily()))
                        .and("Region", e.region())
                        .and("Category", plain(e.category()))
                        .and("Break-fix", e.breakFix() == null ? null : e.breakFix() ? "yes" : "no");
            case TicketEvent.StatusChanged e ->
                Story.of(Tone.PLAIN, Labels.plain(e.from()) + " → " + Labels.plain(e.to()))
                        .and("By", plain(e.cause()))
                        .and("Reason", e.reason() == null ? null : Labels.plain(e.reason()));
            case TicketEvent.CommunicationAdded e -> Story.of(Tone.PLAIN, words(e));
            case TicketEvent.Merged e ->
                Story.of(Tone.PLAIN, "Another ticket was merged into this one")
                        .and("Ticket", e.mergedTicketId().toString())
                        .and("Opened", e.mergedOpenedAt().toString());
        };
    }

    private static String words(TicketEvent.CommunicationAdded words) {
        if (words.visibility() == CommunicationVisibility.INTERNAL) {
            return "Internal note";
        }
        boolean inbound = words.direction() == CommunicationDirection.INBOUND;
        if (words.byMachine()) {
            return inbound ? "An automatic mail came from the customer" : "An automatic mail went to the customer";
        }
        return inbound ? "The customer wrote" : "We wrote to the customer";
    }

    private static Story decision(DiagnosisEvent.Completed e) {
        boolean undecided = e.outcome() == Outcome.NEEDS_REVIEW;
        return Story.of(Tone.DECISION, undecided ? Labels.of(e.outcome()) : "Decided: " + Labels.of(e.outcome()))
                .and("By", e.byPerson() ? "A person at the desk" : null)
                .and("Ask the customer", e.question())
                .and("Likely", e.likely() == null ? null : Labels.of(e.likely()))
                .and("Runner-up", e.runnerUp() == null ? null : Labels.of(e.runnerUp()))
                .and("Confidence", e.confidencePercent() == null ? null : e.confidencePercent() + " %")
                .and("Contradiction", e.contradiction())
                .and("Impact", impact(e))
                .and("Rule", "person".equals(e.ruleId()) ? null : e.ruleId() + " of rule set " + e.ruleSetVersion())
                .and("Product", e.product())
                .and("Issue", e.issueKind() == null ? null : Labels.plain(e.issueKind()))
                .and("Class", plain(e.issueClass()))
                .and("Incident", e.outcome() == Outcome.KNOWN_SERVICE_INCIDENT ? e.incidentId() : null)
                .and("Tags", String.join(", ", e.tags() == null ? List.of() : e.tags()))
                .because(e.evidence(), e.steps());
    }

    /** Told where it is another one than was stated. */
    private static @Nullable String impact(DiagnosisEvent.Completed e) {
        return e.proposedSeverity() == null || e.proposedSeverity() == e.severity()
                ? null
                : "severity " + e.proposedSeverity() + " by what is told, stated " + e.severity();
    }

    private static Story alert(Tone tone, String headline, String eventType, int attempts) {
        return Story.of(tone, headline)
                .and("Tells of", Labels.ofEvent(eventType))
                .and("Attempts", attempts > 1 ? Integer.toString(attempts) : null);
    }

    private static String lower(@Nullable CheckResult result) {
        return Labels.plain(result).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String plain(@Nullable Enum<?> code) {
        return code == null ? null : Labels.plain(code);
    }
}
