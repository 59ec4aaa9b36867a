package dev.firstline.contracts.sla;

/** Why a promise no longer applies. */
public enum CancellationCause {
    /** No policy covers the ticket since its severity changed. */
    SEVERITY,
    /** No policy covers it since it was classified anew. */
    CLASSIFICATION,
    /** No policy covers it since it was diagnosed. */
    DIAGNOSIS,
    /** No policy covers it since a vendor was asked, or another one. */
    VENDOR,
    /** The rules that somebody chose for it do not cover it. */
    REBASE,
    /** What was to come has lost its sense: the ticket was resolved. */
    TICKET_RESOLVED,
    TICKET_CLOSED,
    TICKET_REJECTED,
    TICKET_CANCELED,
    /** The ticket was closed without any words to the customer; of the first response alone. */
    UNANSWERED,
    /** The request was taken back from the vendor. */
    WITHDRAWN,
    /** What the clock began with turned out not to be so. */
    NEVER_BEGAN
}
