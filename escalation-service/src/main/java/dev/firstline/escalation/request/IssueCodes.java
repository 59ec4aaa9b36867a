package dev.firstline.escalation.request;

import java.util.Set;

/** The codes of the support boundary, in {@code issueKind} or {@code tags}, that change contract or route. */
public final class IssueCodes {

    /** A security vulnerability in a Microsoft product ("Escalate problems to Microsoft"). */
    public static final String VULNERABILITY = "VULNERABILITY";
    /** Deployment and provisioning of an Azure-based marketplace solution ("Commercial marketplace support"). */
    public static final String MARKETPLACE_PLATFORM = "MARKETPLACE_PLATFORM";
    /** Microsoft suspended the customer for unacceptable use ("Non-payment, fraud or misuse"). */
    public static final String AUP_ENFORCEMENT = "AUP_ENFORCEMENT";
    /** Refund for a verified compromise ("Non-payment, fraud or misuse"). */
    public static final String FRAUD_REFUND = "FRAUD_REFUND";
    /** The refund has a last day: 60 calendar days after the first fraudulent use. */
    public static final String REFUND_60_DAYS = "REFUND_60_DAYS";
    /** Azure quota or limits ("Support resource options"): needs no support contract. */
    public static final String QUOTA_INCREASE = "QUOTA_INCREASE";
    /** A subscription moves from direct or enterprise purchase to the partner. */
    public static final String SUBSCRIPTION_TRANSFER = "SUBSCRIPTION_TRANSFER";
    /** An Azure subscription is to be taken down. */
    public static final String DEPROVISION = "DEPROVISION";
    /** An Azure reservation is exchanged, returned or refunded. */
    public static final String RESERVATION_EXCHANGE_REFUND = "RESERVATION_EXCHANGE_REFUND";
    /** The partner's invoice or reconciliation file is wrong. */
    public static final String INVOICE_RECON_DISPUTE = "INVOICE_RECON_DISPUTE";
    /** Consumption in the usage-based reconciliation file. */
    public static final String USAGE_RECON_QUESTION = "USAGE_RECON_QUESTION";
    /** Pricing, purchase or provisioning through Partner Center. */
    public static final String PURCHASE_PROVISION_ERROR_PC = "PURCHASE_PROVISION_ERROR_PC";
    /** A fault of Partner Center itself. */
    public static final String PARTNER_CENTER_ISSUE = "PARTNER_CENTER_ISSUE";
    /** Seats differ between the admin center and Partner Center. */
    public static final String SEAT_COUNT_MISMATCH = "SEAT_COUNT_MISMATCH";

    /** Carried by the commercial vehicle whatever class was told. */
    static final Set<String> ALWAYS_COMMERCIAL = Set.of(
            AUP_ENFORCEMENT,
            FRAUD_REFUND,
            QUOTA_INCREASE,
            SUBSCRIPTION_TRANSFER,
            DEPROVISION,
            RESERVATION_EXCHANGE_REFUND,
            INVOICE_RECON_DISPUTE,
            USAGE_RECON_QUESTION,
            PURCHASE_PROVISION_ERROR_PC,
            PARTNER_CENTER_ISSUE,
            SEAT_COUNT_MISMATCH);

    private IssueCodes() {}
}
