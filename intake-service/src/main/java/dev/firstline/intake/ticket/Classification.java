package dev.firstline.intake.ticket;

import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

    /** As it stands after the correction. */
    Classification corrected(TicketCorrection by) {
        return new Classification(
                by.type() == null ? type : by.type(),
                by.language() == null ? language : by.language(),
                by.productFamily() == null ? productFamily : by.productFamily(),
                by.product() == null ? product : by.product(),
                by.region() == null ? region : by.region(),
                by.category() == null ? category : by.category(),
                by.breakFix() == null ? breakFix : by.breakFix());
    }
}
