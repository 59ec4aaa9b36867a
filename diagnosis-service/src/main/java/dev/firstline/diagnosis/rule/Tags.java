package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.ProductFamily;
import java.util.ArrayList;
import java.util.List;

/** The codes that a decision carries for those who act on it. */
final class Tags {

    private Tags() {}

    static List<String> of(Reading reading, IssueKind kind) {
        var tags = new ArrayList<>(ofKind(reading, kind));
        if (reading.said(Signal.PHONE)) {
            // The program takes no requests by phone, and a vendor request names the partner as contact, never the
            // customer.
            tags.add("PHONE_DEMANDED");
            tags.add("PARTNER_CONTACT_ONLY");
        }
        if (reading.said(Signal.TRAINING)) {
            tags.add("TRAINING_SUGGESTION");
        }
        reading.editions().forEach(edition -> tags.add(edition.name()));
        return List.copyOf(tags);
    }

    private static List<String> ofKind(Reading reading, IssueKind kind) {
        return switch (kind) {
            case OWN_TENANT -> List.of("OWN_TENANT");
            case MARKETPLACE_TECHNICAL -> List.of(onAzure(reading) ? "MARKETPLACE_IN_AZURE" : "MARKETPLACE");
            case MARKETPLACE_BILLING, MARKETPLACE_PLATFORM -> List.of("MARKETPLACE");
            case AUP_ENFORCEMENT ->
                reading.said(Signal.COMPROMISE) ? List.of("AUP_ENFORCEMENT", "FRAUD") : List.of("AUP_ENFORCEMENT");
            case FRAUD_ACTIVE -> fraud(reading);
            case NON_PAYMENT ->
                reading.said(Signal.PAID_NOW)
                        ? List.of("NON_PAYMENT_SUSPENSION", "REACTIVATE")
                        : List.of("NON_PAYMENT_SUSPENSION");
            case INVOICE_RECON_DISPUTE -> List.of("DISPUTE");
            case REGIONAL_MULTI_TENANT -> List.of("MULTI_TENANT_REGIONAL");
            case VULNERABILITY, SERVICE_UNAVAILABLE, SERVICE_IRREGULARITY, HOW_TO, QUOTA_INCREASE ->
                List.of(kind.name());
            default -> List.of();
        };
    }

    /** Refunds for a compromise are asked for in the Azure portal, within 60 days of the first fraudulent use. */
    private static List<String> fraud(Reading reading) {
        var tags = new ArrayList<>(List.of("FRAUD", "SECURITY_INCIDENT"));
        boolean money = reading.said(Signal.REFUND) || reading.said(Signal.BILLING);
        if (reading.family() == ProductFamily.AZURE || money) {
            tags.add("REFUND_60_DAYS");
        }
        return tags;
    }

    private static boolean onAzure(Reading reading) {
        return reading.facts().productFamily() == ProductFamily.AZURE
                || reading.affected().stream().anyMatch(product -> product.family() == ProductFamily.AZURE);
    }
}
