package dev.firstline.intake.attachment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that is asked for (RFC 9110, section 14.2).
 *
 * @param first its first byte, counted from 0
 * @param length more than 0
 */
record ByteRange(long first, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The part that a {@code Range} asks for; empty for the whole, which is also what several parts or none that is there come to. */
    static Optional<ByteRange> of(@Nullable String range, long size) {
        var asked = ONE.matcher(range == null ? "" : range.replace(" ", ""));
        if (!asked.matches()) {
            return Optional.empty();
        }
        var from = asked.group(1);
        var to = asked.group(2);
        if (from.isEmpty()) {
            long last = to.isEmpty() ? 0 : Math.min(size, Long.parseLong(to));
            return last == 0 ? Optional.empty() : Optional.of(new ByteRange(size - last, last));
        }
        long first = Long.parseLong(from);
        long end = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        return first > end ? Optional.empty() : Optional.of(new ByteRange(first, end - first + 1));
    }

    /** The value of {@code Content-Range}. */
    String header(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
