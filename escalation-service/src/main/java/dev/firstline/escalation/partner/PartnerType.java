package dev.firstline.escalation.partner;

/** How a partner stands towards Microsoft, which decides what it may file itself. */
public enum PartnerType {
    /** Buys from Microsoft and owns support end to end. */
    DIRECT_BILL,
    /** Buys from Microsoft, sells through resellers and files for their customers. */
    INDIRECT_PROVIDER,
    /** Sells through a provider; may not file at Azure. */
    INDIRECT_RESELLER
}
