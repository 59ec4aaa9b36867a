package dev.firstline.diagnosis.graph;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the vendor's service health could not be read. */
@Schema(name = "HealthConnectionFailure")
public enum GraphFailure {
    /** The authorization server gives no token to the client, or the vendor takes none of it. */
    CREDENTIALS_REFUSED,
    /** The directory has not given its consent to {@code ServiceHealth.Read.All}. */
    CONSENT_MISSING,
    /** The vendor is asked too often. */
    THROTTLED,
    /** A fault of the vendor's. */
    VENDOR_FAULT,
    /** The vendor does not take the request, for another reason. */
    REFUSED,
    /** No whole answer in time. */
    TIMEOUT,
    /** No connection, no address, or no TLS. */
    UNREACHABLE,
    /** What came cannot be read. */
    UNREADABLE,
    /** More than can be meant: an answer too large, or pages without an end. */
    TOO_MUCH,
    /** The next page is to be had elsewhere; a token is not carried there. */
    FOREIGN_LINK,
    /** The configured address leads to where we do not go. */
    REFUSED_ADDRESS,
    /** The secret is encrypted under a key that this service was not told. */
    SECRET_UNREADABLE,
    /** It was not tried, or this process could not hear the answer: that says nothing of the vendor. */
    OURS
}
