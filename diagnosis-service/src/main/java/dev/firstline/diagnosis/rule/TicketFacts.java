package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.mail.ReadMail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision may look at. The stated severity is not part of it: loud words or a high severity make nothing a
 * vendor's matter.
 *
 * @param productFamily as the filer stated it, or null; likewise product, region, category and breakFix
 * @param incidents published incidents, open or lately closed, that the ticket's tenant may see
 */
public record TicketFacts(
        TicketType type,
        Language language,
        AffectedTenant affectedTenant,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable String region,
        @Nullable Category category,
        @Nullable Boolean breakFix,
        String title,
        String body,
        List<KnownIncident> incidents) {

    /** The same ticket beside these incidents. */
    public TicketFacts beside(List<KnownIncident> known) {
        return new TicketFacts(
                type, language, affectedTenant, productFamily, product, region, category, breakFix, title, body, known);
    }

    /** The same ticket with what is read of its words, in their language. */
    TicketFacts saying(ReadMail mail) {
        return new TicketFacts(
                type,
                mail.language(),
                affectedTenant,
                productFamily,
                product,
                region,
                category,
                breakFix,
                mail.title(),
                mail.words(),
                incidents);
    }
}
