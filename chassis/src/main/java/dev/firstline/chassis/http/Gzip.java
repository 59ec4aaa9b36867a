package dev.firstline.chassis.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compressed bytes (RFC 1952). */
final class Gzip {

    private static final int BUFFER = 8_192;

    private Gzip() {}

    static byte[] of(byte[] bytes) {
        var packed = new ByteArrayOutputStream(Math.max(BUFFER, bytes.length / 4));
        try (OutputStream out = new Fast(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** JSON gets hardly smaller by the usual level, which takes three times as long. */
    private static final class Fast extends GZIPOutputStream {

        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
