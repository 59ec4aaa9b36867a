package dev.firstline.console.view;

import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.escalation.EscalationEvent;
import dev.firstline.contracts.notification.NotificationEvent;
import dev.firstline.contracts.sla.SlaEvent;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.contracts.ticket.CommunicationDirection;
import dev.firstline.contracts.ticket.CommunicationVisibility;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The view of a ticket as far as its facts were told. Going on with the next ones needs none of those that lie behind, however many they
 * are; whose facts come in another order than they happened is derived from all of them. Each kind of fact has an order of its own. Not
 * safe for threads.
 */
public final class TicketFold {

    private static final int BYTES = 2_500;
    private static final int BYTES_OF_PART = 700;

    private final UUID ticketId;
    private final Classification ticket = new Classification();
    private final Escalations escalations = new Escalations();
    private final Clocks clocks = new Clocks();
    private final LastAlerts alerts = new LastAlerts();
    private final Latest latestDecision = new Latest();
    private @Nullable DecisionView decision;
    private @Nullable String product;
    private @Nullable ProductFamily productFamily;
    private boolean answered;
    private int facts;

    private TicketFold(UUID ticketId) {
        this.ticketId = ticketId;
    }

    /** All facts of the one ticket; every order of them, and every fact that comes twice, ends in the same view. */
    public static TicketFold of(UUID ticketId, Collection<Fact> facts) {
        var fold = new TicketFold(ticketId);
        var inOrder = facts.stream().distinct().sorted(Fact.IN_ORDER).toList();
        fold.facts = inOrder.size();
        inOrder.stream().filter(Fact::isNote).forEach(fold.alerts::takesNote);
        inOrder.stream()
                .filter(fact -> fact.event() instanceof TicketEvent)
                .map(fact -> (TicketEvent) fact.event())
                .sorted(Comparator.comparingLong(TicketEvent::version))
                .forEach(fold::apply);
        inOrder.stream()
                .filter(fact -> !(fact.event() instanceof TicketEvent || fact.event() instanceof SlaEvent))
                .forEach(fold::takes);
        fold.clocks.takeAll(inOrder.stream()
                .filter(fact -> fact.event() instanceof SlaEvent)
                .toList());
        return fold;
    }

    /** Applies facts as they were told; false, and of no more use, when only all facts can tell what comes of them. */
    public boolean takes(Collection<Fact> told) {
        facts += told.size();
        return told.stream().sorted(Fact.IN_ORDER).allMatch(this::takes);
    }

    private boolean takes(Fact fact) {
        return switch (fact.event()) {
            case TicketEvent event -> takes(fact, event);
            case DiagnosisEvent.Completed event -> takes(fact, event);
            case EscalationEvent event -> escalations.takes(fact, event);
            case SlaEvent event -> clocks.takes(fact, event);
            case NotificationEvent event -> {
                alerts.take(fact, event);
                yield true;
            }
            default -> true;
        };
    }

    private boolean takes(Fact fact, TicketEvent event) {
        if (!ticket.isFollowedBy(event) || fact.isNote() && !alerts.takesNote(fact)) {
            return false;
        }
        apply(event);
        return true;
    }

    private void apply(TicketEvent event) {
        ticket.apply(event);
        answered |= event instanceof TicketEvent.CommunicationAdded words
                && words.direction() == CommunicationDirection.OUTBOUND
                && words.visibility() == CommunicationVisibility.CUSTOMER
                && !words.byMachine();
    }

    private boolean takes(Fact fact, DiagnosisEvent.Completed event) {
        if (!latestDecision.isFollowedBy(fact)) {
            return false;
        }
        product = product != null ? product : event.product();
        productFamily = productFamily != null ? productFamily : event.productFamily();
        decision = new DecisionView(
                event.diagnosisId(),
                event.outcome(),
                event.ruleId(),
                event.ruleSetVersion(),
                event.occurredAt(),
                event.issueKind(),
                event.incidentId(),
                event.tags() == null ? List.of() : event.tags());
        return true;
    }

    /** The view that the facts tell. */
    public TicketView view() {
        var shown = clocks.views();
        return new TicketView(
                ticketId,
                ticket.number,
                ticket.externalReference,
                ticket.customerReference,
                ticket.openedAt,
                ticket.type,
                ticket.status,
                ticket.severity,
                ticket.language,
                // Where the filer left the product open, the one that diagnosis found in the words is shown.
                ticket.productFamily != null ? ticket.productFamily : productFamily,
                ticket.product != null ? ticket.product : product,
                ticket.isOpen(),
                decision,
                escalations.latest().orElse(null),
                shown,
                nextDue(shown),
                clocks.anyBroken(),
                alerts.last());
    }

    /** A broken promise is still owed until the words or the solution come; then only the mark remains. */
    private @Nullable Due nextDue(List<ClockView> shown) {
        boolean open = ticket.isOpen();
        return shown.stream()
                .filter(clock -> clock.dueAt() != null && Clocks.isOursToTheCustomer(clock.target()))
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

    /** How many facts it knows. */
    public int facts() {
        return facts;
    }

    /** About how much memory it takes, in bytes. */
    public int weight() {
        return BYTES + (clocks.size() + escalations.size() + alerts.size()) * BYTES_OF_PART;
    }
}
