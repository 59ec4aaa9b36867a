package dev.firstline.chassis.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of whose escapes every reader makes the same characters: two hexadecimal digits each (RFC 3986, 2.1), together UTF-8. The
 * library makes one replacement character of whatever is no UTF-8: two ids would be one.
 */
final class PercentEncoding {

    private static final int HEXADECIMAL = 16;

    private PercentEncoding() {}

    /** Whether path and query of a request, which are ASCII, are encoded so. */
    static boolean isUtf8(String address) {
        if (address.indexOf('%') < 0) {
            return true;
        }
        var bytes = new ByteArrayOutputStream(address.length());
        for (int at = 0; at < address.length(); at++) {
            char c = address.charAt(at);
            if (c != '%') {
                bytes.write(c);
            } else if (at + 2 < address.length()
                    && Character.digit(address.charAt(at + 1), HEXADECIMAL) >= 0
                    && Character.digit(address.charAt(at + 2), HEXADECIMAL) >= 0) {
                bytes.write(Integer.parseInt(address, at + 1, at + 3, HEXADECIMAL));
                at += 2;
            } else {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
