package dev.firstline.intake.ticket;

import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketEvent;
import dev.firstline.contracts.ticket.TicketType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a ticket is about, as its filer stated it or as it was corrected since. */
@Embeddable
public record Classification(
        @Column(name = "type") @Enumerated(EnumType.STRING) TicketType type,

        @Column(name = "language") @Enumerated(EnumType.STRING)
        Language language,

        @Column(name = "product_family") @Enumerated(EnumType.STRING) @Nullable ProductFamily productFamily,

        @Column(name = "product") @Nullable String product,
        @Column(name = "region") @Nullable String region,

        @Column(name = "category") @Enumerated(EnumType.STRING) @Nullable Category category,

        @Column(name = "break_fix") @Nullable Boolean breakFix) {

    /**
     * As it stands after the correction.
     *
     * @param emptied the fields that are taken away
     */
    Classification corrected(TicketCorrection by, Set<String> emptied) {
        return new Classification(
                by.type() == null ? type : by.type(),
                by.language() == null ? language : by.language(),
                emptied.contains("productFamily") ? null : newer(by.productFamily(), productFamily),
                emptied.contains("product") ? null : newer(by.product(), product),
                emptied.contains("region") ? null : newer(by.region(), region),
                emptied.contains("category") ? null : newer(by.category(), category),
                emptied.contains("breakFix") ? null : newer(by.breakFix(), breakFix));
    }

    /** The same in another language. */
    Classification in(Language other) {
        return new Classification(type, other, productFamily, product, region, category, breakFix);
    }

    /** The fact that a ticket is about this now. */
    TicketEvent.Reclassified reclassified(UUID ticketId, long version, Instant now, boolean languageStated) {
        return new TicketEvent.Reclassified(
                ticketId,
                version,
                now,
                type,
                language,
                productFamily,
                product,
                region,
                category,
                breakFix,
                languageStated);
    }

    private static <T> @Nullable T newer(@Nullable T stated, @Nullable T before) {
        return stated == null ? before : stated;
    }
}
