package dev.firstline.escalation.route;

import static dev.firstline.contracts.escalation.FilingRoute.AZURE_PORTAL;
import static dev.firstline.contracts.escalation.FilingRoute.ISV_CONTACT;
import static dev.firstline.contracts.escalation.FilingRoute.LIFECYCLE_SERVICES;
import static dev.firstline.contracts.escalation.FilingRoute.M365_ADMIN_CENTER;
import static dev.firstline.contracts.escalation.FilingRoute.MSRC;
import static dev.firstline.contracts.escalation.FilingRoute.PARTNER_CENTER_HELP;
import static dev.firstline.contracts.escalation.FilingRoute.POWER_PLATFORM_ADMIN_CENTER;
import static dev.firstline.contracts.escalation.FilingRoute.SUPPORT_FOR_BUSINESS;
import static dev.firstline.contracts.escalation.FilingRoute.VIA_INDIRECT_PROVIDER;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.escalation.partner.PartnerType;
import dev.firstline.escalation.request.IssueCodes;
import dev.firstline.escalation.request.SupportRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which form a request is filed at, by what it is about and by who files.
 *
 * <p>Sources: Partner Center documentation, "Report problems on behalf of a customer" (Azure is closed to resellers,
 * Microsoft 365 is not), "Support resource options" (where billing matters go), "Report problems with Partner Center";
 * Power Platform documentation, "Support overview" (Lifecycle Services); Business Central documentation, "Escalate
 * support issues to Microsoft".
 */
public final class FilingRoutes {

    /** Matters that have one form whatever product they are about; the first that the support request speaks of counts. */
    private static final List<IssueForm> BY_ISSUE = List.of(
            new IssueForm(IssueCodes.INVOICE_RECON_DISPUTE, PARTNER_CENTER_HELP),
            new IssueForm(IssueCodes.PURCHASE_PROVISION_ERROR_PC, PARTNER_CENTER_HELP),
            new IssueForm(IssueCodes.PARTNER_CENTER_ISSUE, PARTNER_CENTER_HELP),
            new IssueForm(IssueCodes.RESERVATION_EXCHANGE_REFUND, PARTNER_CENTER_HELP),
            new IssueForm(IssueCodes.SEAT_COUNT_MISMATCH, M365_ADMIN_CENTER),
            new IssueForm(IssueCodes.USAGE_RECON_QUESTION, AZURE_PORTAL),
            new IssueForm(IssueCodes.FRAUD_REFUND, AZURE_PORTAL),
            new IssueForm(IssueCodes.MARKETPLACE_PLATFORM, AZURE_PORTAL));

    /** Words in a product's name that mean the finance and operations apps, which have a portal of their own. */
    private static final List<String> FINANCE_AND_OPERATIONS =
            List.of("finance", "supply chain", "scm", "f&o", "operations apps");

    private FilingRoutes() {}

    private record IssueForm(String code, FilingRoute form) {}

    /**
     * Chooses the route.
     *
     * @param filer the kind of partner, or null when unknown; only a known reseller is turned away from Azure
     * @return empty when the product family is not known
     */
    public static Optional<FilingRoute> choose(SupportRequest request, @Nullable PartnerType filer) {
        if (request.isVulnerability()) {
            return Optional.of(MSRC);
        }
        if (request.isMarketplaceTechnical()) {
            return Optional.of(ISV_CONTACT);
        }
        return form(request).map(form -> isClosedTo(filer, form) ? VIA_INDIRECT_PROVIDER : form);
    }

    private static boolean isClosedTo(@Nullable PartnerType filer, FilingRoute form) {
        return form == AZURE_PORTAL && filer == PartnerType.INDIRECT_RESELLER;
    }

    private static Optional<FilingRoute> form(SupportRequest request) {
        return BY_ISSUE.stream()
                .filter(issue -> request.speaksOf(issue.code()))
                .map(IssueForm::form)
                .findFirst()
                .or(() -> Optional.ofNullable(request.productFamily())
                        .map(family -> ofFamily(family, request.product())));
    }

    private static FilingRoute ofFamily(ProductFamily family, @Nullable String product) {
        return switch (family) {
            case AZURE -> AZURE_PORTAL;
            case MICROSOFT_365, EMS -> M365_ADMIN_CENTER;
            case POWER_PLATFORM -> POWER_PLATFORM_ADMIN_CENTER;
            case DYNAMICS_365 -> isFinanceAndOperations(product) ? LIFECYCLE_SERVICES : POWER_PLATFORM_ADMIN_CENTER;
            case ON_PREMISES -> SUPPORT_FOR_BUSINESS;
            // What is left of a marketplace product here is its purchase: Microsoft's commerce system.
            case PARTNER_CENTER, MARKETPLACE_ISV -> PARTNER_CENTER_HELP;
        };
    }

    private static boolean isFinanceAndOperations(@Nullable String product) {
        if (product == null) {
            return false;
        }
        String name = product.toLowerCase(Locale.ROOT);
        return !name.contains("business central")
                && FINANCE_AND_OPERATIONS.stream().anyMatch(name::contains);
    }
}
