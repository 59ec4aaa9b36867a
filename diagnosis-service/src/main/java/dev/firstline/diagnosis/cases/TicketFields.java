package dev.firstline.diagnosis.cases;

import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a ticket as last heard.
 *
 * @param version the ticket's version that they were heard at
 * @param languageStated whether somebody stated the language; it is assumed otherwise
 */
record TicketFields(
        long version,
        TicketType type,
        Severity severity,
        Language language,
        boolean languageStated,
        AffectedTenant affectedTenant,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable String region,
        @Nullable Category category,
        @Nullable Boolean breakFix) {

    /** A newer intake may send values that this version does not know; they arrive as null and count as the usual ones. */
    static TicketFields of(TicketEvent.Opened opened) {
        return new TicketFields(
                opened.version(),
                Objects.requireNonNullElse(opened.type(), TicketType.INCIDENT),
                Objects.requireNonNullElse(opened.severity(), Severity.B),
                Objects.requireNonNullElse(opened.language(), Language.EN),
                Objects.requireNonNullElse(opened.languageStated(), true),
                Objects.requireNonNullElse(opened.affectedTenant(), AffectedTenant.CUSTOMER),
                opened.productFamily(),
                opened.product(),
                opened.region(),
                opened.category(),
                opened.breakFix());
    }

    /** The language that somebody stated, or null. */
    @Nullable Language statedLanguage() {
        return languageStated ? language : null;
    }

    TicketFields reclassified(TicketEvent.Reclassified to) {
        return new TicketFields(
                to.version(),
                Objects.requireNonNullElse(to.type(), type),
                severity,
                Objects.requireNonNullElse(to.language(), language),
                Objects.requireNonNullElse(to.languageStated(), true),
                affectedTenant,
                to.productFamily(),
                to.product(),
                to.region(),
                to.category(),
                to.breakFix());
    }

    TicketFields withSeverity(long heardAt, Severity now) {
        return new TicketFields(
                heardAt,
                type,
                now,
                language,
                languageStated,
                affectedTenant,
                productFamily,
                product,
                region,
                category,
                breakFix);
    }
}
