package dev.firstline.chassis.http;

import java.util.regex.Pattern;

/**
 * What counts as an e-mail address, in every service: one {@code name@domain.tld} in the plain form of RFC 5321, ASCII
 * (an international domain in its {@code xn--} form). There is no room for line breaks, spaces, quotes, comments or
 * display names, so nothing in it can become a second recipient or a header of its own.
 */
public final class EmailAddresses {

    /** RFC 5321: the longest path without its brackets. */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9_%+'=/~#-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    private EmailAddresses() {}

    /** Whether the text is one. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL
                && FORM.matcher(text).matches();
    }
}
