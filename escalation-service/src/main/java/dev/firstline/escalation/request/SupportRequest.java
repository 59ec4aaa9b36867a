package dev.firstline.escalation.request;

import dev.firstline.contracts.diagnosis.IssueClass;
import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.ticket.AffectedTenant;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision of diagnosis asks of a vendor: everything that chooses contract, route and response.
 *
 * @param affectedTenant whose cloud tenant has the problem; the partner's own is not covered by the program
 * @param productFamily null when nobody could tell; then no route can be chosen
 * @param product the product's name as told, or null
 * @param issueKind a code of the support boundary, such as {@code SERVICE_UNAVAILABLE}, or null
 * @param breakFix whether something that worked is broken
 * @param tags further codes, such as {@code REFUND_60_DAYS}
 */
public record SupportRequest(
        Outcome outcome,
        AffectedTenant affectedTenant,
        @Nullable ProductFamily productFamily,
        @Nullable String product,
        IssueClass issueClass,
        @Nullable String issueKind,
        boolean breakFix,
        Severity severity,
        Language language,
        List<String> tags) {

    /** Copies the tags, so that the support request cannot change. */
    public SupportRequest {
        tags = List.copyOf(tags);
    }

    /** Whether the decision needs anyone outside the partner at all. */
    public boolean needsVendor() {
        return needsVendor(outcome);
    }

    /** Whether a decision with that outcome does. */
    public static boolean needsVendor(Outcome outcome) {
        return switch (outcome) {
            case ESCALATE_MICROSOFT, BILLING_DISPUTE_FRAUD, ROUTE_TO_ISV -> true;
            case RESOLVE_BY_PARTNER, KNOWN_SERVICE_INCIDENT, REJECT_OWN_TENANT, NEEDS_REVIEW -> false;
        };
    }

    /** Whether the issue kind or a tag is this code. */
    public boolean speaksOf(String code) {
        return code.equals(issueKind) || tags.contains(code);
    }

    /** A security vulnerability in a vendor's product; never an ordinary request. */
    public boolean isVulnerability() {
        return speaksOf(IssueCodes.VULNERABILITY);
    }

    /**
     * User or break-fix support of a marketplace product, which its publisher owes (Partner Center documentation,
     * "Commercial marketplace support"). What concerns the commerce system stays Microsoft's.
     */
    public boolean isMarketplaceTechnical() {
        return outcome == Outcome.ROUTE_TO_ISV
                || productFamily == ProductFamily.MARKETPLACE_ISV
                        && issueClass == IssueClass.TECHNICAL
                        && !speaksOf(IssueCodes.MARKETPLACE_PLATFORM);
    }

    /** Whether the commercial vehicle, which every partner has, carries it. */
    public boolean isCommercial() {
        return issueClass == IssueClass.COMMERCIAL
                || outcome == Outcome.BILLING_DISPUTE_FRAUD
                || productFamily == ProductFamily.PARTNER_CENTER
                || IssueCodes.ALWAYS_COMMERCIAL.stream().anyMatch(this::speaksOf);
    }

    /** A commercial matter with a technical emergency in it, such as machines that someone else is running. */
    public boolean isCommercialEmergency() {
        return isCommercial()
                && outcome == Outcome.BILLING_DISPUTE_FRAUD
                && issueClass == IssueClass.TECHNICAL
                && productFamily != ProductFamily.PARTNER_CENTER;
    }

    /** The same request at another stated severity. */
    public SupportRequest withSeverity(Severity stated) {
        return new SupportRequest(
                outcome,
                affectedTenant,
                productFamily,
                product,
                issueClass,
                issueKind,
                breakFix,
                stated,
                language,
                tags);
    }
}
