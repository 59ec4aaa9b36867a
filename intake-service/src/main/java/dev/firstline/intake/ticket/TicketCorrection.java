package dev.firstline.intake.ticket;

import dev.firstline.chassis.http.Emptiable;
import dev.firstline.chassis.http.OneLine;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketStatus;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.intake.field.FieldChange;
import dev.firstline.intake.field.FieldDefinition;
import dev.firstline.intake.query.NotBlankText;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a ticket. What is absent stays as it is; what is null is emptied where a ticket can be without it.
 *
 * @param status where to move it; the life cycle says what is legal
 * @param fields values to put into fields that are declared; null empties one, and what is not named stays
 * @param reason a code for the move, needed to reject; never free text. A move can be without it, and it is no field of the ticket
 */
public record TicketCorrection(
        @Nullable @OneLine(words = true) @Size(max = NewTicket.MAX_TITLE) String title,

        @Nullable @NotBlankText @Size(max = NewTicket.MAX_BODY) String body,

        @Nullable TicketType type,
        @Nullable Severity severity,
        @Nullable Language language,
        @Emptiable @Nullable ProductFamily productFamily,

        @Emptiable @Nullable @OneLine @Size(max = NewTicket.MAX_PRODUCT) String product,

        @Emptiable @Nullable @OneLine @Size(max = NewTicket.MAX_REGION) String region,

        @Emptiable @Nullable Category category,
        @Emptiable @Nullable Boolean breakFix,
        @Nullable TicketStatus status,

        @Emptiable @Schema(examples = "SOLVED_REMOTELY") @Nullable @Pattern(regexp = REASON, message = REASON_MESSAGE) String reason,

        @Schema(examples = "{\"contract\":\"4711\"}") @Nullable @Size(max = FieldChange.MOST) Map<
                        @Size(min = 1, max = FieldDefinition.MAX_KEY) String,
                        @Nullable @Size(max = FieldDefinition.MAX_TEXT) String>
                fields) {

    /** What the reason of a move looks like. */
    public static final String REASON = "[A-Z][A-Z0-9_]{0,39}";

    /** What a caller is told whose reason looks otherwise. */
    public static final String REASON_MESSAGE =
            "must be a code such as SOLVED_REMOTELY: capitals, digits and underscores, at most 40";

    /** Whether it says more than where the ticket moves. */
    boolean corrects() {
        return hasWords()
                || hasClassification()
                || severity != null
                || !changedFields().isEmpty();
    }

    /** What is said of fields. */
    Map<String, @Nullable String> changedFields() {
        return fields == null ? Map.of() : fields;
    }

    private boolean hasWords() {
        return title != null || body != null;
    }

    private boolean hasClassification() {
        return type != null
                || language != null
                || productFamily != null
                || product != null
                || region != null
                || category != null
                || breakFix != null;
    }
}
