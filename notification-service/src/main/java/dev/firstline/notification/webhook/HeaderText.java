package dev.firstline.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Texts as values of headers, by CloudEvents' HTTP protocol binding 1.0.2, 3.1.3.2. */
final class HeaderText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {}

    /** Percent-encoded, byte by byte of UTF-8: what is not printable ASCII, the space, the double quote and the percent sign. */
    static String of(String text) {
        var encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f && octet != '"' && octet != '%') {
                encoded.append((char) octet);
            } else {
                HEX.toHexDigits(encoded.append('%'), octet);
            }
        }
        return encoded.toString();
    }
}
