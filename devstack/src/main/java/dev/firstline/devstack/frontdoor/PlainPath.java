package dev.firstline.devstack.frontdoor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Paths that mean the same to everybody who reads them. Matrix parameters, encoded separators, empty and dot segments are read
 * differently by proxies and frameworks, which has opened doors before, and so are letters and digits that are encoded
 * although they need not be; nobody who means well needs them.
 */
final class PlainPath {

    private static final int LONGEST = 2_048;
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[;\\\\\\p{Cntrl}]|//|/\\.{1,2}(/|$)|%(2[def5]|5c|3b|25|[01][0-9a-f]|7f"
                    + "|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|7e)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private PlainPath() {}

    /** Whether an address holds nothing but ASCII, as RFC 3986 has it: what readers make of other bytes differs. */
    static boolean isAscii(String uri) {
        return uri.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** Whether path and query are an address at all: the services' library answers others with a 400 that says nothing. */
    static boolean isAddress(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether the raw path of a request may be routed; the query is not part of it. */
    static boolean isPlain(String path) {
        return path.startsWith("/")
                && path.length() <= LONGEST
                && !FORBIDDEN.matcher(path).find()
                && !BROKEN_ESCAPE.matcher(path).find();
    }
}
