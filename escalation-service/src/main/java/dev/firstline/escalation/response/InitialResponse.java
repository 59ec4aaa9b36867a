package dev.firstline.escalation.response;

/**
 * When the vendor has promised its first answer to us. Not a promise of a solution, and not our own first response to
 * the customer.
 *
 * @param value {@code PT2H} and the like, or {@code P1BD} for one business day
 * @param hours which hours count
 */
public record InitialResponse(String value, Hours hours) {

    /** Which hours count towards the promise. */
    public enum Hours {
        /** Every hour of every day. */
        ROUND_THE_CLOCK,
        /** The vendor's business hours in the partner's country. */
        BUSINESS_HOURS
    }
}
