package dev.firstline.console.page;

import dev.firstline.console.queue.TicketRow;
import dev.firstline.console.words.Labels;
import dev.firstline.contracts.ticket.TicketStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the queue, in the words of the page.
 *
 * @param haystack what the search looks into, in small letters
 * @param customer the partner's own id of the customer; null where events did not tell it
 * @param above the tenants above the ticket's own, with a slash at the end; or empty
 * @param statusKind a class of the style sheet
 */
public record RowModel(
        UUID id,
        String number,
        @Nullable String title,
        String subject,
        String haystack,
        @Nullable String customer,
        String above,
        String tenant,
        String severity,
        String statusCode,
        String status,
        String statusKind,
        boolean open,
        boolean breached,
        @Nullable String decision,
        @Nullable String rule,
        DueCell due,
        EscalationCell escalation) {

    static RowModel of(TicketRow row, Instant now) {
        var view = row.view();
        var path = row.tenant().value();
        int leaf = path.lastIndexOf('/') + 1;
        var decision = view.decision();
        var reference = view.externalReference();
        return new RowModel(
                view.ticketId(),
                String.valueOf(view.number()),
                row.title(),
                subject(
                        view.product(),
                        view.language() == null ? null : view.language().tag()),
                (view.number() + " " + (reference == null ? "" : reference)).toLowerCase(Locale.ROOT),
                view.customerReference(),
                path.substring(0, leaf),
                path.substring(leaf),
                view.severity() == null ? "?" : view.severity().name(),
                view.status() == null ? "" : view.status().name(),
                Labels.plain(view.status()),
                kind(view.status()),
                view.open(),
                view.breached(),
                decision == null ? null : Labels.of(decision.outcome()),
                decision == null ? null : Labels.ofRule(decision.rule()),
                DueCell.of(view, now),
                EscalationCell.of(view.escalation()));
    }

    private static String subject(@Nullable String product, @Nullable String language) {
        return product == null
                ? language == null ? "" : language
                : language == null ? product : product + " · " + language;
    }

    private static String kind(@Nullable TicketStatus status) {
        return status == null
                ? "new"
                : switch (status) {
                    case NEW, TRIAGED -> "new";
                    case IN_PROGRESS -> "active";
                    case WAITING_ON_CUSTOMER, WAITING_ON_VENDOR, LINKED_TO_INCIDENT -> "waiting";
                    case WAITING_ON_PARTNER -> "ours";
                    case RESOLVED, CLOSED -> "done";
                    case REJECTED, CANCELED -> "off";
                };
    }
}
