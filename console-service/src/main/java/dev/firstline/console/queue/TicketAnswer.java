package dev.firstline.console.queue;

import dev.firstline.console.sight.Sight;
import dev.firstline.console.view.AlertView;
import dev.firstline.console.view.ClockView;
import dev.firstline.console.view.DecisionView;
import dev.firstline.console.view.Due;
import dev.firstline.console.view.EscalationView;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket as machines read it. */
public record TicketAnswer(
        UUID ticketId,
        String tenant,
        @Nullable String number,
        @Nullable String externalReference,
        @Nullable String title,
        @Nullable Instant openedAt,
        @Nullable TicketType type,
        @Nullable TicketStatus status,
        boolean open,
        @Nullable Severity severity,
        @Nullable Language language,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable DecisionView decision,
        @Nullable EscalationView escalation,
        List<ClockView> clocks,
        @Nullable Due nextDue,
        boolean breached,
        @Nullable AlertView lastAlert) {

    static TicketAnswer of(TicketRow row, Sight sight) {
        var view = row.view();
        return new TicketAnswer(
                view.ticketId(),
                row.tenant().value(),
                view.number(),
                view.externalReference(),
                row.title(),
                view.openedAt(),
                view.type(),
                view.status(),
                view.open(),
                view.severity(),
                view.language(),
                view.productFamily(),
                view.product(),
                view.decision(),
                view.escalation(),
                view.clocks(),
                view.nextDue(),
                view.breached(),
                sight.lastAlert(view).orElse(null));
    }
}
