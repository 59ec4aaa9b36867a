package dev.firstline.contracts.diagnosis;

/**
 * One thing that a decision rests on. Never the customer's own sentence: a fact of the ticket, or a term of our lexicon
 * that its words contained.
 *
 * @param kind where it was seen
 * @param name what was looked at, such as {@code affectedTenant} or {@code unavailable}
 * @param value what was found, such as {@code PARTNER_OWN} or {@code cannot send or receive}
 */
public record Evidence(Kind kind, String name, String value) {

    /** Where evidence was seen. */
    public enum Kind {
        /** A field that the filer or the CRM filled. */
        FIELD,
        /** A term of the lexicon, found in title or body. */
        TERM,
        /** A known incident of the vendor's service. */
        INCIDENT
    }
}
