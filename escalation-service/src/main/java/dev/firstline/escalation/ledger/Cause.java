package dev.firstline.escalation.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why units moved.
 *
 * @param escalationId for which escalation, or null
 * @param vendorCaseNumber the vendor's number of the case that used it, or null
 * @param person the subject of the token of who did it; null when nobody did
 * @param personTenant the tenant of that token, or null
 * @param reason a person's words, or the name of a {@link Reason}; null where the kind says it all
 */
public record Cause(
        @Nullable UUID escalationId,
        @Nullable String vendorCaseNumber,
        @Nullable String person,
        @Nullable String personTenant,
        @Nullable String reason) {

    /** Reasons that nobody has to word. */
    public enum Reason {
        /** The account begins with what was typed before there was one. */
        OPENING,
        /** A copy of a version without an account changed the figures. */
        CHANGED_OUTSIDE,
        /** The entitlement as it was stated anew. */
        STATED,
        /** It holds longer than it did when units were lost. */
        VALID_LONGER,
        /** The desk took the ticket back before it was filed. */
        HANDED_BACK,
        /** The desk withdrew the request before it was filed. */
        WITHDRAWN,
        /** The vendor refused the request. */
        REFUSED,
        /** The ticket ended, or needs no vendor any more. */
        DROPPED,
        /** It is filed on another contract, or cannot be filed. */
        PLANNED_ANEW,
        /** The last day of the entitlement has passed. */
        ENDED,
        /** The vendor has fewer than we had reserved. */
        SHORT,
        /** The vendor accepted what our account had no unit for. */
        NOT_COVERED
    }

    /** Of the service's own accord. */
    public static Cause of(Reason reason) {
        return new Cause(null, null, null, null, reason.name());
    }

    /** For an escalation; nobody's act. */
    public static Cause of(UUID escalationId, @Nullable Reason reason) {
        return new Cause(escalationId, null, null, null, reason == null ? null : reason.name());
    }

    /** The same, done by somebody. */
    public Cause by(String subject, String tenant) {
        return new Cause(escalationId, vendorCaseNumber, subject, tenant, reason);
    }

    /** The same, for a case of the vendor. */
    public Cause underCase(String number) {
        return new Cause(escalationId, number, person, personTenant, reason);
    }

    /** The same, in those words. */
    public Cause because(String words) {
        return new Cause(escalationId, vendorCaseNumber, person, personTenant, words);
    }
}
