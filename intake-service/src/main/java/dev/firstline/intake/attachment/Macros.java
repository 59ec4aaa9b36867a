package dev.firstline.intake.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether an office document has macros, by the names of the parts that hold them. In the packages of today (ECMA-376, a zip archive) these names
 * stand uncompressed; in the older files (MS-CFB) in UTF-16. So one pass over the bytes finds them, whatever the file is called.
 */
final class Macros {

    private static final List<byte[]> NAMES = List.of(
            "vbaProject.bin".getBytes(StandardCharsets.US_ASCII),
            "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE),
            // Macros of Excel 4, on sheets of their own.
            "xl/macrosheets/".getBytes(StandardCharsets.US_ASCII));

    private static final int BUFFER = 64 * 1024;

    private Macros() {}

    static boolean areIn(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return areIn(in);
        }
    }

    static boolean areIn(InputStream in) throws IOException {
        int longest = NAMES.stream().mapToInt(name -> name.length).max().orElse(0);
        var window = new byte[BUFFER];
        int kept = 0;
        for (int read = in.readNBytes(window, 0, BUFFER); read > 0; read = in.readNBytes(window, kept, BUFFER - kept)) {
            int length = kept + read;
            for (var name : NAMES) {
                if (stands(name, window, length)) {
                    return true;
                }
            }
            // A name may lie across two reads.
            kept = Math.min(longest - 1, length);
            System.arraycopy(window, length - kept, window, 0, kept);
        }
        return false;
    }

    private static boolean stands(byte[] name, byte[] within, int length) {
        for (int at = 0; at <= length - name.length; at++) {
            int same = 0;
            while (same < name.length && within[at + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return true;
            }
        }
        return false;
    }
}
