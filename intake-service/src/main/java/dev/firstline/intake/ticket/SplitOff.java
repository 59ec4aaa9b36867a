package dev.firstline.intake.ticket;

import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ticket to be made of what was said on another.
 *
 * @param title of the new one
 * @param type as that of the other when not told; likewise the severity
 */
public record SplitOff(
        @Schema(examples = "A second mailbox is full") @NotNull @OneLine(words = true) @Size(max = NewTicket.MAX_TITLE) String title,

        @Nullable TicketType type,
        @Nullable Severity severity) {

    NewTicket of(Ticket other, String words, boolean withContact) {
        var about = other.classification();
        return new NewTicket(
                null,
                title,
                words,
                type == null ? about.type() : type,
                severity == null ? other.severity() : severity,
                other.languageIfStated(),
                other.affectedTenant(),
                about.productFamily(),
                about.product(),
                about.region(),
                about.category(),
                about.breakFix(),
                other.customerReference(),
                withContact ? other.contactReference() : null,
                null,
                null,
                List.of(),
                Map.of());
    }
}
