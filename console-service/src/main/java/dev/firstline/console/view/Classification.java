package dev.firstline.console.view;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What intake says of a ticket, version by version. */
final class Classification {

    @Nullable String number;

    @Nullable String externalReference;

    @Nullable String customerReference;

    @Nullable Instant openedAt;

    @Nullable TicketType type;

    @Nullable TicketStatus status = TicketStatus.NEW;

    @Nullable Severity severity;

    @Nullable Language language;

    @Nullable ProductFamily productFamily;

    @Nullable String product;

    private long version;

    /** Whether intake told it after all that was applied. */
    boolean isFollowedBy(TicketEvent event) {
        return event.version() > version;
    }

    void apply(TicketEvent event) {
        version = event.version();
        switch (event) {
            case TicketEvent.Opened e -> {
                number = e.number();
                externalReference = e.externalReference();
                customerReference = e.customerReference();
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
            case TicketEvent.Merged e -> {}
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
