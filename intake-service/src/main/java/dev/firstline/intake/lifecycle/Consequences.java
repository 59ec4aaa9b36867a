package dev.firstline.intake.lifecycle;

import static dev.firstline.contracts.ticket.TicketStatus.IN_PROGRESS;
import static dev.firstline.contracts.ticket.TicketStatus.LINKED_TO_INCIDENT;
import static dev.firstline.contracts.ticket.TicketStatus.NEW;
import static dev.firstline.contracts.ticket.TicketStatus.REJECTED;
import static dev.firstline.contracts.ticket.TicketStatus.RESOLVED;
import static dev.firstline.contracts.ticket.TicketStatus.TRIAGED;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_CUSTOMER;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_PARTNER;
import static dev.firstline.contracts.ticket.TicketStatus.WAITING_ON_VENDOR;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.TicketStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which move a piece of news asks for. News can be late: what the ticket has left behind moves it no more. Every answer
 * is a legal move of {@link LifeCycle}.
 */
public final class Consequences {

    private static final Set<TicketStatus> AT_VENDOR = EnumSet.of(WAITING_ON_VENDOR, WAITING_ON_PARTNER);

    private Consequences() {}

    /**
     * A move with the reason that is told with it.
     *
     * @param reason a code such as {@code OWN_TENANT}, or null
     */
    public record Move(TicketStatus to, @Nullable String reason) {}

    /**
     * What a decision asks for. It sorts a ticket that nobody works on yet; from then on the desk decides, except that a
     * ticket linked to an incident is freed when the incident no longer explains it.
     */
    public static Optional<Move> ofDiagnosis(TicketStatus status, Outcome outcome) {
        boolean untouched = status == NEW || status == TRIAGED;
        return switch (outcome) {
            case REJECT_OWN_TENANT -> untouched ? move(REJECTED, "OWN_TENANT") : Optional.empty();
            case KNOWN_SERVICE_INCIDENT ->
                untouched ? move(LINKED_TO_INCIDENT, "KNOWN_SERVICE_INCIDENT") : Optional.empty();
            // Undecided stays with the desk, as what the desk resolves does.
            case RESOLVE_BY_PARTNER, ESCALATE_MICROSOFT, BILLING_DISPUTE_FRAUD, ROUTE_TO_ISV, NEEDS_REVIEW ->
                switch (status) {
                    case NEW -> move(TRIAGED, outcome.name());
                    case LINKED_TO_INCIDENT -> move(IN_PROGRESS, outcome.name());
                    default -> Optional.empty();
                };
        };
    }

    /** Whether a vendor is asked by a decision: then the ticket's words go onto a form. */
    public static boolean asksVendor(Outcome outcome) {
        return switch (outcome) {
            case ESCALATE_MICROSOFT, BILLING_DISPUTE_FRAUD, ROUTE_TO_ISV -> true;
            case RESOLVE_BY_PARTNER, KNOWN_SERVICE_INCIDENT, REJECT_OWN_TENANT, NEEDS_REVIEW -> false;
        };
    }

    /**
     * What the state of the escalation asks for. A NEW ticket is not moved: its diagnosis is still under way on another
     * topic, and this is asked again after it.
     */
    public static Optional<Move> ofEscalation(TicketStatus status, EscalationState state) {
        var wanted = switch (state) {
            case FILED -> WAITING_ON_VENDOR;
            // It asks, or offers a solution that we are to try.
            case ATTENTION_NEEDED, CLOSED_BY_VENDOR -> WAITING_ON_PARTNER;
            case HANDED_BACK -> status == TRIAGED || AT_VENDOR.contains(status) ? IN_PROGRESS : null;
            case CANCELLED -> AT_VENDOR.contains(status) ? IN_PROGRESS : null;
            case OPENED, BLOCKED -> null;
        };
        return wanted != null && LifeCycle.allows(status, wanted)
                ? move(wanted, "ESCALATION_" + state)
                : Optional.empty();
    }

    /** What words from the customer ask for: we were waiting for them, or it is not solved after all. */
    public static Optional<Move> ofCustomerWords(TicketStatus status) {
        return switch (status) {
            case WAITING_ON_CUSTOMER -> move(IN_PROGRESS, "CUSTOMER_ANSWERED");
            case RESOLVED -> move(IN_PROGRESS, "REOPENED_BY_CUSTOMER");
            default -> Optional.empty();
        };
    }

    private static Optional<Move> move(TicketStatus to, String reason) {
        return Optional.of(new Move(to, reason));
    }
}
