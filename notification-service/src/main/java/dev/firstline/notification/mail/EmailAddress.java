package dev.firstline.notification.mail;

import dev.firstline.chassis.http.EmailAddresses;

/**
 * An address that mail can be sent to. It has no room for line breaks, spaces, quotes or comments, so that nothing in it
 * can become a second recipient or a header of its own.
 *
 * @param value such as {@code desk@contoso.example}
 */
public record EmailAddress(String value) {

    /** The longest there is. */
    public static final int MAX_LENGTH = EmailAddresses.MAX_LENGTH;

    /** @throws IllegalArgumentException when it is none */
    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Whether the text is an address in the plain form {@code name@domain.tld}. */
    public static boolean isValid(String text) {
        return EmailAddresses.isValid(text);
    }
}
