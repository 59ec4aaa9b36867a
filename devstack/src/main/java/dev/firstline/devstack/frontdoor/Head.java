package dev.firstline.devstack.frontdoor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the head of one request says about where the request ends and whom it is for. */
final class Head {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    /** What is above it is obs-text (RFC 9110, 5.5): bytes of no known meaning here, and no harm. */
    private static final char DELETE = 0x7f;

    private final boolean isHttp11;
    private final List<String> hosts = new ArrayList<>();
    private final List<String> lengths = new ArrayList<>();
    private final List<String> codings = new ArrayList<>();

    /** @param major version of HTTP; with {@code minor} 1.1 or an older one */
    Head(int major, int minor) {
        isHttp11 = major == 1 && minor >= 1;
    }

    /** Takes a field; what is wrong with it, or null. */
    @Nullable FrontDoorProblem take(String name, String value) {
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == DELETE)) {
            return FrontDoorProblem.UNREADABLE;
        }
        switch (name) {
            case "host" -> hosts.add(value);
            case "content-length" -> lengths.add(value);
            case "transfer-encoding" -> {
                if (value.isEmpty()) {
                    return FrontDoorProblem.UNREADABLE;
                }
                // In small letters, as everybody writes it: not all who read it take "Chunked" for the same.
                Arrays.stream(value.split(",", -1)).map(String::strip).forEach(codings::add);
            }
            default -> {}
        }
        return null;
    }

    /** What is wrong with the whole, or null. */
    @Nullable FrontDoorProblem problem() {
        boolean oneHost = hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        if (!oneHost && (isHttp11 || !hosts.isEmpty())) {
            return FrontDoorProblem.NO_SINGLE_HOST;
        }
        // The same length twice is one too many as well: who sends it has two opinions somewhere.
        if (lengths.size() > 1
                || lengths.stream().anyMatch(length -> !LENGTH.matcher(length).matches())) {
            return FrontDoorProblem.TWO_ENDS;
        }
        if (codings.isEmpty()) {
            return null;
        }
        if (!lengths.isEmpty() || !isHttp11) {
            return FrontDoorProblem.TWO_ENDS;
        }
        return codings.equals(List.of("chunked"))
                ? null
                : codings.stream().allMatch("chunked"::equals)
                        ? FrontDoorProblem.TWO_ENDS
                        : FrontDoorProblem.UNKNOWN_CODING;
    }

    boolean isChunked() {
        return !codings.isEmpty();
    }

    /** Bytes of the body; 0 when it has none. */
    long declaredLength() {
        return lengths.isEmpty() ? 0 : Long.parseLong(lengths.getFirst());
    }
}
