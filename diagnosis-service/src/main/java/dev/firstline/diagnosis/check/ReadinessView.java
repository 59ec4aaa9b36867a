package dev.firstline.diagnosis.check;

import dev.firstline.contracts.diagnosis.Check;
import dev.firstline.contracts.diagnosis.DecidedBy;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.diagnosis.cases.KnownTicket;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an escalation of a ticket still needs.
 *
 * @param outcome of the decision that counts; null until there is one, likewise decidedBy
 * @param ready whether nothing is missing of what diagnosis knows
 * @param missing in the order in which it is best closed
 * @param notCovered what diagnosis does not know, and where it is read
 */
@Schema(name = "EscalationReadiness")
record ReadinessView(
        UUID ticketId,
        @Nullable Outcome outcome,
        @Nullable DecidedBy decidedBy,
        boolean ready,
        List<Missing> missing,
        List<String> notCovered) {

    private static final List<String> NOT_COVERED = List.of(
            "Contract and route, and why they block: GET /v1/tickets/{id}/escalations (state, blockReason).",
            "Problem start, impact, customer domain, subscription: missing of GET /v1/escalations/{id}/packet, told by PUT"
                    + " /v1/escalations/{id}/filing-details.");

    /**
     * One gap.
     *
     * @param check with CHECK: which
     * @param what is missing
     * @param how it is closed
     */
    @Schema(name = "ReadinessGap")
    record Missing(Gap.Kind kind, @Nullable Check check, String what, String how) {}

    static ReadinessView of(UUID ticketId, KnownTicket ticket, List<Gap> gaps) {
        return new ReadinessView(
                ticketId,
                ticket.decision() == null ? null : ticket.decision().outcome(),
                ticket.decidedBy(),
                gaps.isEmpty(),
                gaps.stream().map(gap -> missing(ticketId, gap)).toList(),
                NOT_COVERED);
    }

    private static Missing missing(UUID ticketId, Gap gap) {
        var ticket = "/v1/tickets/" + ticketId;
        return switch (gap.kind()) {
            case TICKET_ENDED ->
                missing(gap, "The ticket has ended; nothing is escalated on it any more.", "POST /v1/tickets");
            case DECISION ->
                missing(gap, "The ticket is not decided yet.", "GET " + ticket + "/diagnoses, until there is one");
            case VENDOR ->
                missing(gap, "The decision that counts asks no vendor.", "POST " + ticket + "/diagnoses/overrule");
            case PRODUCT_FAMILY ->
                missing(
                        gap,
                        "Contract and form depend on the family of the product.",
                        "PATCH " + ticket + " (productFamily)");
            case PRODUCT -> missing(gap, "The form asks for the product.", "PATCH " + ticket + " (product)");
            case REGION ->
                missing(gap, "The vendor asks for the region of the fault.", "PATCH " + ticket + " (region)");
            case CHECK -> {
                var check = Objects.requireNonNull(gap.check());
                yield new Missing(gap.kind(), check, CheckGuide.task(check), "PUT " + ticket + "/checks/" + check);
            }
        };
    }

    private static Missing missing(Gap gap, String what, String how) {
        return new Missing(gap.kind(), null, what, how);
    }
}
