package dev.firstline.devstack.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A file of lines in parts of whole lines, each as large as one request takes. The parts of a file are the same whenever it is read, so that a
 * part that was sent before is known again.
 */
final class ImportParts {

    /** Bytes behind which a part ends with its line. */
    static final int PART_BYTES = 8 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private final InputStream file;
    private final byte[] chunk = new byte[CHUNK];
    private int from;
    private int to;
    private int line = 1;

    ImportParts(InputStream file) {
        this.file = file;
    }

    /**
     * A part.
     *
     * @param firstLine the number of its first line in the file, from 1
     * @param lines how many lines it has, empty ones too
     * @param content whole lines
     */
    record Part(int firstLine, int lines, byte[] content) {}

    /** The next part; empty behind the last. */
    Optional<Part> next() throws IOException {
        var part = new ByteArrayOutputStream(PART_BYTES + CHUNK);
        int first = line;
        while (fill()) {
            int end = part.size() + (to - from) < PART_BYTES ? to : endOfLine();
            count(end);
            part.write(chunk, from, end - from);
            from = end;
            if (part.size() >= PART_BYTES && chunk[from - 1] == '\n') {
                break;
            }
        }
        if (part.size() == 0) {
            return Optional.empty();
        }
        var content = part.toByteArray();
        int open = content[content.length - 1] == '\n' ? 0 : 1;
        return Optional.of(new Part(first, line - first + open, content));
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, file.read(chunk));
        }
        return to > 0;
    }

    /** Behind the first line feed that is at hand; the end of what is at hand where there is none. */
    private int endOfLine() {
        for (int i = from; i < to; i++) {
            if (chunk[i] == '\n') {
                return i + 1;
            }
        }
        return to;
    }

    private void count(int end) {
        for (int i = from; i < end; i++) {
            if (chunk[i] == '\n') {
                line++;
            }
        }
    }
}
