package dev.firstline.intake.transfer;

import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that an import says of a ticket itself, so that two can be compared.
 *
 * @param customer the partner's id
 * @param contact the partner's id, or null
 */
record TicketImage(
        String customer,
        @Nullable String contact,
        TicketType type,
        Severity severity,
        Language language,
        AffectedTenant affectedTenant,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable String region,
        @Nullable Category category,
        @Nullable Boolean breakFix,
        String title,
        String body,
        TicketStatus status,
        @Nullable String statusReason,
        Instant openedAt,
        Instant updatedAt) {

    /** What a line says, with what it may leave out. */
    static TicketImage of(TransferLine.OfTicket line) {
        var ticket = line.ticket();
        var contact = ticket.contact();
        var openedAt = line.openedAt().truncatedTo(ChronoUnit.MICROS);
        return new TicketImage(
                ticket.customer().externalId(),
                contact == null ? null : contact.externalId(),
                ticket.type(),
                ticket.severity(),
                ticket.language() == null ? Language.EN : ticket.language(),
                // A request sets it itself where it is left out.
                Objects.requireNonNull(ticket.affectedTenant()),
                ticket.productFamily(),
                ticket.product(),
                ticket.region(),
                ticket.category(),
                ticket.breakFix(),
                ticket.title(),
                ticket.body(),
                line.status(),
                line.statusReason(),
                openedAt,
                line.updatedAt() == null
                        ? lastSeen(line, openedAt)
                        : line.updatedAt().truncatedTo(ChronoUnit.MICROS));
    }

    /** A note of the desk is no change that everybody sees. */
    private static Instant lastSeen(TransferLine.OfTicket line, Instant openedAt) {
        return line.words().stream()
                .filter(words -> !words.isNote())
                .map(PastCommunication::storedAt)
                .filter(written -> written.isAfter(openedAt))
                .max(Instant::compareTo)
                .orElse(openedAt);
    }
}
