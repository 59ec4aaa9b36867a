package dev.firstline.chassis.http;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes bytes on while they are well-formed UTF-8 (Unicode, table 3-7: no overlong form, no surrogate, nothing above
 * U+10FFFF) and hold no NUL, which is what UTF-16 and UTF-32 look like from here.
 */
final class Utf8Stream extends FilterInputStream {

    private static final String NOT_UTF8 = "The body must be UTF-8.";

    private final boolean mayHaveMark;
    private long read;
    private int pending;
    private int least = 0x80;
    private int most = 0xBF;
    private final int[] first = new int[3];

    /** @param mayHaveMark whether a byte order mark may stand at the start; it is passed on */
    Utf8Stream(InputStream in, boolean mayHaveMark) {
        super(in);
        this.mayHaveMark = mayHaveMark;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        int n;
        do {
            n = read(one, 0, 1);
        } while (n == 0);
        return n < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n < 0 && pending > 0) {
            throw new CharConversionException("The body ends within a character of UTF-8.");
        }
        for (int i = 0; i < n; i++) {
            check(buffer[offset + i] & 0xFF);
        }
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    private void check(int b) throws CharConversionException {
        refuseMark(b);
        if (pending > 0) {
            if (b < least || b > most) {
                throw new CharConversionException(NOT_UTF8);
            }
            pending--;
            expect(pending, 0x80, 0xBF);
        } else if (b >= 0x80) {
            lead(b);
        } else if (b == 0) {
            throw new CharConversionException("The body must be UTF-8 text without NUL.");
        }
    }

    private void lead(int b) throws CharConversionException {
        if (b >= 0xC2 && b <= 0xDF) {
            expect(1, 0x80, 0xBF);
        } else if (b >= 0xE0 && b <= 0xEF) {
            expect(2, b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF);
        } else if (b >= 0xF0 && b <= 0xF4) {
            expect(3, b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF);
        } else {
            throw new CharConversionException(NOT_UTF8);
        }
    }

    private void expect(int more, int from, int to) {
        pending = more;
        least = from;
        most = to;
    }

    private void refuseMark(int b) throws CharConversionException {
        if (read < 3) {
            first[(int) read] = b;
        }
        read++;
        if (!mayHaveMark && read == 3 && first[0] == 0xEF && first[1] == 0xBB && first[2] == 0xBF) {
            throw new CharConversionException("The body must be UTF-8 without a byte order mark.");
        }
    }
}
