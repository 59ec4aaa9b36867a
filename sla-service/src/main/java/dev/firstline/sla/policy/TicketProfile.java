package dev.firstline.sla.policy;

import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * What a policy looks at. A component is null where the filer did not say, or said something that this version does not
 * know; a condition on it then does not hold.
 *
 * @param breakFix whether something that worked is broken
 */
public record TicketProfile(
        @Nullable TicketType type,
        @Nullable Severity severity,
        @Nullable Language language,
        @Nullable ProductFamily productFamily,
        @Nullable Category category,
        boolean breakFix) {

    /** The profile of a ticket whose filer may not have said whether something is broken: an incident then counts as it. */
    public static TicketProfile of(
            @Nullable TicketType type,
            @Nullable Severity severity,
            @Nullable Language language,
            @Nullable ProductFamily productFamily,
            @Nullable Category category,
            @Nullable Boolean breakFix) {
        return new TicketProfile(
                type,
                severity,
                language,
                productFamily,
                category,
                breakFix == null ? type == TicketType.INCIDENT : breakFix);
    }

    /** The same ticket with another severity. */
    public TicketProfile withSeverity(@Nullable Severity severity) {
        return new TicketProfile(type, severity, language, productFamily, category, breakFix);
    }
}
