package dev.firstline.contracts.ticket;

/** Who or what moved a ticket from one status to the next. */
public enum TransitionCause {
    AGENT,
    CUSTOMER,
    DIAGNOSIS,
    ESCALATION
}
