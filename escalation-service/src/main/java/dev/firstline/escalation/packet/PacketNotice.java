package dev.firstline.escalation.packet;

/** What whoever files a packet should know before sending it. */
public enum PacketNotice {
    /** The words seem to hold an e-mail address; the vendor asks for no personal data in them. */
    EMAIL_IN_WORDS("The title or description seems to contain an e-mail address. Remove personal data before filing."),
    /** The words seem to hold a phone number. */
    PHONE_IN_WORDS("The title or description seems to contain a phone number. Remove personal data before filing."),
    /** The form has no such language, so a near one is proposed. */
    LANGUAGE_REPLACED("The form does not offer the ticket's language; a near one is proposed. en-us works as well."),
    /** Hours of break-fix hold for English. */
    ENGLISH_FOR_ROUND_THE_CLOCK(
            "The vendor answers round the clock in English only; other languages are served in business hours."),
    /** Severity A is lowered when the filer cannot be reached. */
    REACHABLE_ROUND_THE_CLOCK(
            "Severity A is worked on round the clock only while the partner's contact is reachable, else it may be lowered."),
    /** The vendor credits a first, verified compromise only for a time. */
    REFUND_WITHIN_60_DAYS(
            "A refund must be requested within 60 calendar days of the first fraudulent usage, once per customer tenant."),
    /** The reader stands below the holder of the contract. */
    HELD_ABOVE(
            "The contract and the contact belong to the tenant named in heldBy and are not shown to tenants below it. An agent of that tenant sees the complete packet and files it."),
    /** Found weaknesses are told to nobody else. */
    COORDINATED_DISCLOSURE("Report through coordinated disclosure only: do not describe the weakness anywhere else."),
    /** The form will not let the desk in for this customer. */
    ACCESS_MISSING(
            "By what is recorded the desk has no access, or no more, to the customer's cloud that this form asks for. Have it granted, or correct the record, before filing."),
    /** The form may not let the desk in for this customer. */
    ACCESS_UNCERTAIN(
            "What is recorded of the access to the customer's cloud does not say whether it is enough for this form."),
    /** The desk may be shut out while the vendor works. */
    ACCESS_ENDS_SOON("The access to the customer's cloud that this form asks for ends soon. Have it renewed.");

    private final String text;

    PacketNotice(String text) {
        this.text = text;
    }

    /** The notice in words. */
    public String text() {
        return text;
    }
}
