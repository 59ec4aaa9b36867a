package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.TicketType;
import dev.firstline.diagnosis.product.Product;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is about: as the filer stated it, and where nothing was stated, as the words and the decision tell it.
 *
 * @param productFamily null when neither fields nor words tell
 * @param product likewise
 * @param category likewise
 */
public record Classification(
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        @Nullable Category category,
        IssueClass issueClass,
        boolean breakFix) {

    static Classification of(Reading reading, IssueKind kind) {
        var facts = reading.facts();
        var category = facts.category() != null ? facts.category() : categoryTold(reading, kind);
        var breakFix = facts.breakFix() != null ? facts.breakFix() : breakFix(reading, kind);
        return new Classification(
                family(reading, kind), product(reading), category, issueClass(kind, category), breakFix);
    }

    /** The same, where the model may know better what nobody stated. */
    static Classification of(Reading reading, IssueKind kind, Opinion opinion) {
        var facts = reading.facts();
        var byRules = of(reading, kind);
        var category = facts.category() != null ? facts.category() : opinion.category(byRules.category());
        var breakFix = facts.breakFix() != null ? facts.breakFix() : opinion.breakFix(byRules.breakFix());
        return new Classification(
                opinion.family(byRules.productFamily()),
                byRules.product(),
                category,
                issueClass(kind, category),
                breakFix);
    }

    private static @Nullable ProductFamily family(Reading reading, IssueKind kind) {
        if (reading.facts().productFamily() != null) {
            return reading.facts().productFamily();
        }
        return switch (kind) {
            case MARKETPLACE_TECHNICAL, MARKETPLACE_BILLING, MARKETPLACE_PLATFORM -> ProductFamily.MARKETPLACE_ISV;
            case INVOICE_RECON_DISPUTE -> familyCharged(reading);
            default -> reading.family();
        };
    }

    /** Whose charge is contested: the vendor's to the partner, a publisher's, or that of the product. */
    private static @Nullable ProductFamily familyCharged(Reading reading) {
        if (reading.said(Signal.PARTNER_INVOICE)) {
            return ProductFamily.PARTNER_CENTER;
        }
        return reading.said(Signal.MARKETPLACE) ? ProductFamily.MARKETPLACE_ISV : reading.family();
    }

    /** As stated; a release that only the words name ("Windows Server 2022") is added to the stated or found product. */
    private static @Nullable String product(Reading reading) {
        var stated = reading.facts().product();
        return reading.mainProduct()
                .filter(Product::known)
                .filter(product -> stated == null || stated.strip().equalsIgnoreCase(product.name()))
                .map(product -> reading.releases().getOrDefault(product, stated == null ? product.name() : stated))
                .orElse(stated);
    }

    /** The category that the words tell; null when they do not. */
    static @Nullable Category categoryTold(Reading reading, IssueKind kind) {
        if (kind.category() != null) {
            return kind.category();
        }
        if (kind == IssueKind.CONFIG_MISSING_OR_WRONG && !reading.said(Signal.OWN_CHANGE)) {
            return Category.PROVISIONING_DEPLOYMENT_CONFIG;
        }
        return reading.faulty() ? Category.PERFORMANCE_AVAILABILITY_CONNECTIVITY_DESKTOP : null;
    }

    /** Which contracts can carry a kind of issue; where it leaves that open, the category tells. */
    public static IssueClass issueClass(IssueKind kind, @Nullable Category category) {
        boolean undetermined = kind == IssueKind.PARTNER_FIRST || kind == IssueKind.OWN_TENANT;
        return undetermined && category == Category.BILLING_SUBSCRIPTION ? IssueClass.COMMERCIAL : kind.issueClass();
    }

    private static boolean breakFix(Reading reading, IssueKind kind) {
        return Objects.requireNonNullElseGet(
                kind.breakFix(), () -> reading.faulty() && reading.facts().type() != TicketType.SERVICE_REQUEST);
    }
}
