package dev.firstline.benchmarks.load;

import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param head status line and headers
 * @param body may be empty
 */
public record Answer(String head, String body) {

    /** The status code. */
    public int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    /** What {@code Location} ends with: the id of what was made. */
    public String createdId() {
        var location = header(head, "location")
                .orElseThrow(() -> new IllegalStateException("the answer names no location: " + head));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
