package dev.firstline.escalation.access;

/** Whether the partner has what is needed, the better first. */
public enum Held {
    /** It has. */
    YES,
    /** It has a relation of that kind; whether it is enough cannot be told from what is recorded. */
    UNCERTAIN,
    /** Nothing is recorded of the customer at all. */
    NOT_RECORDED,
    /** It has not. */
    NO
}
