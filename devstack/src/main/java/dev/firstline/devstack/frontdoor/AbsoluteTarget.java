package dev.firstline.devstack.frontdoor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request target that is a whole address, as clients send it to a proxy; every server takes it (RFC 9112, 3.2.2). Without user, and with a path
 * wherever there is a query: of others the readers differ in where the path begins.
 *
 * @param authority host and port as they stand there
 */
record AbsoluteTarget(String authority) {

    private static final Pattern FORM = Pattern.compile("http://([^/?#@]+)(?:/.*)?", Pattern.CASE_INSENSITIVE);
    private static final String USUAL_PORT = ":80";

    /** Empty when a target is none of that form. */
    static Optional<AbsoluteTarget> of(String uri) {
        var form = FORM.matcher(uri);
        return form.matches() ? Optional.of(new AbsoluteTarget(form.group(1))) : Optional.empty();
    }

    /** Whether it leads to where the header {@code Host} says: whoever goes by the one shall not be elsewhere than who goes by the other. */
    boolean isAt(@Nullable String host) {
        return host != null && plain(authority).equals(plain(host));
    }

    private static String plain(String authority) {
        var small = authority.toLowerCase(Locale.ROOT);
        return small.endsWith(USUAL_PORT) ? small.substring(0, small.length() - USUAL_PORT.length()) : small;
    }
}
