package dev.firstline.escalation.consumer;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.request.SupportRequest;
import dev.firstline.escalation.ticket.TicketFacts;
import java.util.List;

/** Reads a decision as a support request. What a newer writer said in words unknown here is read as the cautious plain case. */
final class SupportRequests {

    private SupportRequests() {}

    static SupportRequest of(DiagnosisEvent.Completed completed, TicketFacts ticket) {
        return new SupportRequest(
                completed.outcome(),
                requireNonNullElse(ticket.affectedTenant(), AffectedTenant.CUSTOMER),
                completed.productFamily(),
                completed.product(),
                requireNonNullElse(completed.issueClass(), IssueClass.TECHNICAL),
                completed.issueKind(),
                completed.breakFix(),
                severity(completed, ticket),
                requireNonNullElse(completed.language(), Language.EN),
                requireNonNullElse(completed.tags(), List.of()));
    }

    /** The later word counts: the ticket's, when it changed after the decision had looked at it. */
    private static Severity severity(DiagnosisEvent.Completed completed, TicketFacts ticket) {
        var stated = requireNonNullElse(completed.severity(), Severity.C);
        var known = ticket.severity();
        return known != null && ticket.version() >= completed.ticketVersion() ? known : stated;
    }
}
