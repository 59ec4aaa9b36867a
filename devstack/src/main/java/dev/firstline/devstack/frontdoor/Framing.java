package dev.firstline.devstack.frontdoor;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where each request of a connection ends, by RFC 9112 without any of its leniencies: two parsers that read one connection
 * differently are how requests are smuggled. It looks at the bytes beside the library's parser, which forgets what it forgave
 * (folded lines, a length beside chunks). Not safe for threads; one per connection.
 */
final class Framing {

    private static final int LONGEST_LINE = 20_480;
    private static final int LONGEST_CHUNK_LINE = 256;
    private static final Pattern REQUEST_LINE = Pattern.compile("[!-~]+ [!-~\\x80-\\xff]+ HTTP/(\\d)\\.(\\d)");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})(;[\\t -~]*)?");

    private enum Place {
        START_LINE,
        FIELDS,
        BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS
    }

    private final byte[] line = new byte[LONGEST_LINE];
    private Place place = Place.START_LINE;
    private Head head = new Head(1, 1);
    private int length;
    private boolean afterReturn;
    private long left;
    private int emptyLines;

    /** Whether a request was begun and its head has not come whole. */
    boolean isWithinHead() {
        return place == Place.FIELDS || (place == Place.START_LINE && length > 0);
    }

    /** Whether the next byte begins another request. */
    boolean isBetweenRequests() {
        return place == Place.START_LINE && length == 0;
    }

    /** How many of the next bytes are the body's own and need no look. */
    long unlooked() {
        return place == Place.BODY || place == Place.CHUNK_DATA ? left : 0;
    }

    /** Passes over that many bytes of a body; at most {@link #unlooked}. */
    void skip(long count) {
        left -= count;
        if (left == 0) {
            place = place == Place.BODY ? Place.START_LINE : Place.CHUNK_END;
        }
    }

    /** Takes the next byte, which is none that could be skipped; what is wrong with the request, or null. */
    @Nullable FrontDoorProblem accept(byte b) {
        if (afterReturn != (b == '\n')) {
            return FrontDoorProblem.UNREADABLE;
        }
        afterReturn = b == '\r';
        if (afterReturn) {
            return null;
        }
        if (b != '\n') {
            if (b == 0 || length == LONGEST_LINE || (length == LONGEST_CHUNK_LINE && place == Place.CHUNK_SIZE)) {
                return b == 0 || place == Place.CHUNK_SIZE
                        ? FrontDoorProblem.UNREADABLE
                        : FrontDoorProblem.LONG_HEADERS;
            }
            line[length++] = b;
            return null;
        }
        var text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        length = 0;
        return ended(text);
    }

    private @Nullable FrontDoorProblem ended(String text) {
        return switch (place) {
            case START_LINE -> text.isEmpty() ? emptyLine() : begun(text);
            case FIELDS -> text.isEmpty() ? wholeHead() : field(text);
            case CHUNK_SIZE -> chunk(text);
            case CHUNK_END -> text.isEmpty() ? to(Place.CHUNK_SIZE) : FrontDoorProblem.UNREADABLE;
            case TRAILERS -> text.isEmpty() ? to(Place.START_LINE) : trailer(text);
            case BODY, CHUNK_DATA -> throw new IllegalStateException("the bytes of a body are skipped");
        };
    }

    /** One is forgiven between requests (RFC 9112, section 2.2). */
    private @Nullable FrontDoorProblem emptyLine() {
        return ++emptyLines > 1 ? FrontDoorProblem.UNREADABLE : null;
    }

    private @Nullable FrontDoorProblem begun(String text) {
        emptyLines = 0;
        var matcher = REQUEST_LINE.matcher(text);
        if (!matcher.matches()) {
            return FrontDoorProblem.UNREADABLE;
        }
        head = new Head(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return to(Place.FIELDS);
    }

    private @Nullable FrontDoorProblem field(String text) {
        int colon = text.indexOf(':');
        // A line that begins with a blank continues the one before: obsolete, and read differently by everybody.
        if (colon <= 0 || !NAME.matcher(text.substring(0, colon)).matches()) {
            return FrontDoorProblem.UNREADABLE;
        }
        return head.take(
                text.substring(0, colon).toLowerCase(Locale.ROOT),
                text.substring(colon + 1).strip());
    }

    private @Nullable FrontDoorProblem wholeHead() {
        var problem = head.problem();
        if (problem != null) {
            return problem;
        }
        if (head.isChunked()) {
            return to(Place.CHUNK_SIZE);
        }
        left = head.declaredLength();
        return to(left > 0 ? Place.BODY : Place.START_LINE);
    }

    private @Nullable FrontDoorProblem chunk(String text) {
        var matcher = CHUNK.matcher(text);
        if (!matcher.matches()) {
            return FrontDoorProblem.UNREADABLE;
        }
        left = Long.parseLong(matcher.group(1), 16);
        return to(left > 0 ? Place.CHUNK_DATA : Place.TRAILERS);
    }

    private static @Nullable FrontDoorProblem trailer(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && NAME.matcher(text.substring(0, colon)).matches() ? null : FrontDoorProblem.UNREADABLE;
    }

    private @Nullable FrontDoorProblem to(Place next) {
        place = next;
        return null;
    }
}
