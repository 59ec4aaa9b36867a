package dev.firstline.escalation.access;

/** What to know of the access to a customer though a request can be filed. */
public enum AccessWarning {
    /** Nothing is recorded of the access to this customer: whether the form lets the desk in shows there. */
    ACCESS_NOT_RECORDED,
    /** There is a relation, and what is recorded of it does not say whether it is enough. */
    ACCESS_UNCERTAIN,
    /** It is enough, and ends soon. */
    ACCESS_ENDS_SOON
}
