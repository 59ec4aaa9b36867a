package dev.firstline.console.view;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket stands, as far as the facts heard of so far tell.
 *
 * @param number null until its opening was heard of, which other topics can overtake
 * @param customerReference the partner's own id of the customer; null for tickets that were opened before events told it
 * @param status null for a status that this version does not know
 * @param open whether the desk still owes work: not resolved, closed, rejected or canceled
 * @param nextDue the nearest promise that is still owed, also when its time has passed; null when none is
 * @param breached whether any promise to the customer was broken
 * @param alerts the last of each tenant that subscribed; to be shown through {@link #lastAlert} alone
 */
public record TicketView(
        UUID ticketId,
        @Nullable String number,
        @Nullable String externalReference,
        @Nullable String customerReference,
        @Nullable Instant openedAt,
        @Nullable TicketType type,
        @Nullable TicketStatus status,
        @Nullable Severity severity,
        @Nullable Language language,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        boolean open,
        @Nullable DecisionView decision,
        @Nullable EscalationView escalation,
        List<ClockView> clocks,
        @Nullable Due nextDue,
        boolean breached,
        List<ToldAlert> alerts) {

    /** Copies the lists. A view that was stored before alerts were kept by tenant has none. */
    public TicketView {
        clocks = List.copyOf(clocks);
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
    }

    /**
     * The last alert that a reader may know of.
     *
     * @param tenants whose alerts the reader may see
     * @param notes whether the reader may know of the desk's internal notes
     */
    public Optional<AlertView> lastAlert(Predicate<TenantPath> tenants, boolean notes) {
        return alerts.stream()
                .filter(told -> told.isFor(tenants, notes))
                .map(ToldAlert::alert)
                .max(Comparator.comparing(AlertView::at)
                        .thenComparing(alert -> alert.deliveryId().toString()));
    }
}
