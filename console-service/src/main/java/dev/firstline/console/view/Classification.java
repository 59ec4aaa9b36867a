package dev.firstline.console.view;

import dev.firstline.contracts.diagnosis.DiagnosisEvent;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What intake says of a ticket; of two facts the one with the higher version of the ticket counts. */
final class Classification {

    @Nullable String number;

    @Nullable String externalReference;

    @Nullable Instant openedAt;

    @Nullable TicketType type;

    @Nullable TicketStatus status = TicketStatus.NEW;

    @Nullable Severity severity;

    @Nullable Language language;

    @Nullable ProductFamily productFamily;

    @Nullable String product;

    static Classification of(List<Fact> inOrder) {
        var result = new Classification();
        inOrder.stream()
                .map(Fact::event)
                .filter(TicketEvent.class::isInstance)
                .map(TicketEvent.class::cast)
                .sorted(Comparator.comparingLong(TicketEvent::version))
                .forEach(result::apply);
        // Where the filer left the product open, the one that diagnosis found in the words is shown.
        inOrder.forEach(fact -> {
            if (fact.event() instanceof DiagnosisEvent.Completed decision) {
                result.product = result.product != null ? result.product : decision.product();
                result.productFamily = result.productFamily != null ? result.productFamily : decision.productFamily();
            }
        });
        return result;
    }

    private void apply(TicketEvent event) {
        switch (event) {
            case TicketEvent.Opened e -> {
                number = e.number();
                externalReference = e.externalReference();
                openedAt = e.occurredAt();
                type = e.type();
                severity = e.severity();
                language = e.language();
                productFamily = e.productFamily();
                product = e.product();
            }
            case TicketEvent.SeverityChanged e -> severity = e.to();
            case TicketEvent.Reclassified e -> {
                type = e.type();
                language = e.language();
                productFamily = e.productFamily();
                product = e.product();
            }
            case TicketEvent.StatusChanged e -> status = e.to();
            case TicketEvent.CommunicationAdded e -> {}
        }
    }

    boolean isOpen() {
        return status == null
                || switch (status) {
                    case RESOLVED, CLOSED, REJECTED, CANCELED -> false;
                    default -> true;
                };
    }
}
