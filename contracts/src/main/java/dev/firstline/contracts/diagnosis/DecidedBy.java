package dev.firstline.contracts.diagnosis;

/** Whose decision it is. */
public enum DecidedBy {
    /** The rules. */
    MACHINE,
    /** Somebody at the desk. It stands until a person changes it. */
    PERSON
}
