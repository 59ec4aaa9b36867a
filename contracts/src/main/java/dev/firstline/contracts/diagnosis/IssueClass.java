package dev.firstline.contracts.diagnosis;

/** Which kind of support contract can carry a ticket. */
public enum IssueClass {
    TECHNICAL,
    COMMERCIAL
}
