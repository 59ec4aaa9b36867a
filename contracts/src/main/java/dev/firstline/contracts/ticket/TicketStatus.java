package dev.firstline.contracts.ticket;

/** Where a ticket stands in its life. The legal moves are a rule of intake. */
public enum TicketStatus {
    NEW,
    TRIAGED,
    IN_PROGRESS,
    WAITING_ON_CUSTOMER,
    WAITING_ON_VENDOR,
    /** The vendor waits for us (Partner Center: {@code attention_needed}). */
    WAITING_ON_PARTNER,
    /** A known incident of the vendor explains it; its end will bring news. */
    LINKED_TO_INCIDENT,
    RESOLVED,
    CLOSED,
    /** Not served under the partner program, with the reason told. */
    REJECTED,
    CANCELED;

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return this == CLOSED || this == REJECTED || this == CANCELED;
    }
}
