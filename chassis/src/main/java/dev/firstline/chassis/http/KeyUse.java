package dev.firstline.chassis.http;

import java.util.Locale;

/** What a secret key is used for. Each use has a key of its own, derived by its name; so a name is never changed. */
public enum KeyUse {
    /** Signs the cursors of lists. */
    CURSOR,
    /** Encrypts the signing secrets of webhooks. */
    WEBHOOK_SECRET,
    /** Encrypts the tokens of who is signed in on the pages. */
    PAGE_SESSION,
    /** Makes the codes by which an e-mail address agrees. */
    EMAIL_CONSENT,
    /** Makes the keys in the links by which it takes that back. */
    EMAIL_RETRACTION,
    /** Hashes e-mail addresses that are counted without being kept. */
    EMAIL_ADDRESS,
    /** Signs the links by which a file can be had without a token. */
    ATTACHMENT_LINK,
    /** Encrypts the credentials with which vendors are asked. */
    VENDOR_CREDENTIAL;

    /** As metrics write it, and as the key is derived: {@code webhook-secret}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
