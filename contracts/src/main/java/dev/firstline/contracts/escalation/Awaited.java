package dev.firstline.contracts.escalation;

/** What a vendor's request waits for, and somebody is to see to. */
public enum Awaited {
    /** That a packet which is ready, or at the form, is filed. */
    FILING,
    /** The vendor's initial response. */
    INITIAL_RESPONSE,
    /** Our answer to what the vendor asks. */
    OUR_ANSWER,
    /** That the desk tries the vendor's solution, and accepts it or not. */
    OUR_TRIAL,
    /** That the customer is told of the solution. */
    CUSTOMER_TOLD
}
