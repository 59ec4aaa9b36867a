package dev.firstline.notification.mail;

import java.util.regex.Pattern;

/**
 * An address that mail can be sent to. It has no room for line breaks, spaces, quotes or comments, so that nothing in it
 * can become a second recipient or a header of its own.
 *
 * @param value such as {@code desk@contoso.example}
 */
public record EmailAddress(String value) {

    /** RFC 5321: longest path without its brackets. */
    public static final int MAX_LENGTH = 254;

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_%+'=/~#-]+(?:\\.[A-Za-z0-9_%+'=/~#-]+)*@" + LABEL + "(?:\\." + LABEL + ")+");
    private static final int MAX_LOCAL = 64;

    /** @throws IllegalArgumentException when it is none */
    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Whether the text is an address in the plain form {@code name@domain.tld}. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL
                && FORM.matcher(text).matches();
    }
}
