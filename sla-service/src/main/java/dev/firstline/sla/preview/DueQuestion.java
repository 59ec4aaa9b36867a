package dev.firstline.sla.preview;

import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.sla.history.PastTicket;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is only thought of.
 *
 * @param openedAt when it would be opened, in the past or up to ten years ahead; left out: now
 * @param breakFix left out: an INCIDENT counts as break-fix
 * @param customerId its customer's id at intake
 * @param events what would happen then, such as pauses, in order of time
 */
public record DueQuestion(
        @Nullable Instant openedAt,
        @NotNull TicketType type,
        @NotNull Severity severity,
        @NotNull Language language,
        @Nullable ProductFamily productFamily,
        @Nullable Category category,
        @Nullable Boolean breakFix,
        @Nullable UUID customerId,
        @Nullable @Size(max = 200) List<PastTicket.@NotNull @Valid Event> events) {

    PastTicket ticket(Instant now) {
        return new PastTicket(
                new UUID(0, 0),
                openedAt == null ? now : openedAt,
                type,
                severity,
                language,
                productFamily,
                category,
                breakFix,
                customerId,
                events);
    }
}
