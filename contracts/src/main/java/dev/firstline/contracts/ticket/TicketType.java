package dev.firstline.contracts.ticket;

/** ITIL 4 kinds of record. */
public enum TicketType {
    INCIDENT,
    SERVICE_REQUEST,
    PROBLEM,
    CHANGE
}
