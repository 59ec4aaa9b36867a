package dev.firstline.intake.attachment;

import java.nio.charset.StandardCharsets;

/** {@code Content-Disposition} of a file that is sent (RFC 6266): to be saved, never to be shown in its place. */
final class DispositionHeader {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private DispositionHeader() {}

    /** @param name as {@link FileName} made it; it has no quotes, and in the old form an underscore for each letter that is not ASCII */
    static String of(String name) {
        var plain = new StringBuilder();
        name.codePoints().forEach(c -> plain.appendCodePoint(c > 0x1f && c < 0x7f && c != '"' && c != '\\' ? c : '_'));
        var encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(String.format("%02X", b & 0xFF));
            }
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
