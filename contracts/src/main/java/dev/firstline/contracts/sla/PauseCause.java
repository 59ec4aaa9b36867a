package dev.firstline.contracts.sla;

/** Who holds the ticket while its clock stands. */
public enum PauseCause {
    CUSTOMER,
    VENDOR,
    PARTNER,
    INCIDENT
}
