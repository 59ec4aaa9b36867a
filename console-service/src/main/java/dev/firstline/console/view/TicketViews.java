package dev.firstline.console.view;

import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.TicketEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Derives the view of a ticket from all its facts. The facts are put in order first, so every order of arrival, and every
 * fact that comes twice, ends in the same view.
 */
public final class TicketViews {

    private TicketViews() {}

    /** The view that the facts tell; all of them are of the one ticket. */
    public static TicketView of(UUID ticketId, Collection<Fact> facts) {
        var inOrder = facts.stream().distinct().sorted(Fact.IN_ORDER).toList();
        var ticket = Classification.of(inOrder);
        var clocks = Clocks.of(inOrder);
        return new TicketView(
                ticketId,
                ticket.number,
                ticket.externalReference,
                ticket.openedAt,
                ticket.type,
                ticket.status,
                ticket.severity,
                ticket.language,
                ticket.productFamily,
                ticket.product,
                ticket.isOpen(),
                decision(inOrder).orElse(null),
                Escalations.latest(inOrder).orElse(null),
                clocks,
                nextDue(clocks, ticket.isOpen(), isAnswered(inOrder)),
                clocks.stream()
                        .filter(clock -> isOursToTheCustomer(clock.target()))
                        .anyMatch(clock -> clock.state() == ClockState.BREACHED),
                LastAlerts.of(inOrder));
    }

    /** A broken promise is still owed until the words or the solution come; then only the mark remains. */
    private static @Nullable Due nextDue(List<ClockView> clocks, boolean open, boolean answered) {
        return clocks.stream()
                .filter(clock -> clock.dueAt() != null && isOursToTheCustomer(clock.target()))
                .filter(clock -> switch (clock.state()) {
                    case RUNNING -> open;
                    case BREACHED ->
                        open
                                && (clock.target() == SlaTarget.RESOLUTION
                                        || clock.target() == SlaTarget.FIRST_RESPONSE && !answered);
                    default -> false;
                })
                .map(clock -> new Due(Objects.requireNonNull(clock.dueAt()), clock.target()))
                .min(Comparator.comparing(Due::at))
                .orElse(null);
    }

    /** Not what the vendor owes us, nor what the house owes itself. */
    private static boolean isOursToTheCustomer(@Nullable SlaTarget target) {
        return target != SlaTarget.VENDOR_RESPONSE && target != SlaTarget.INTERNAL;
    }

    private static boolean isAnswered(List<Fact> facts) {
        return facts.stream()
                .anyMatch(fact -> fact.event() instanceof TicketEvent.CommunicationAdded words
                        && words.direction() == CommunicationDirection.OUTBOUND
                        && words.visibility() == CommunicationVisibility.CUSTOMER);
    }

    private static Optional<DecisionView> decision(List<Fact> inOrder) {
        return last(inOrder.stream()
                .map(Fact::event)
                .filter(DiagnosisEvent.Completed.class::isInstance)
                .map(DiagnosisEvent.Completed.class::cast)
                .map(e -> new DecisionView(
                        e.diagnosisId(),
                        e.outcome(),
                        e.ruleId(),
                        e.ruleSetVersion(),
                        e.occurredAt(),
                        e.issueKind(),
                        e.incidentId(),
                        e.tags() == null ? List.of() : e.tags())));
    }

    private static <T> Optional<T> last(Stream<T> inOrder) {
        return inOrder.reduce((earlier, later) -> later);
    }
}
