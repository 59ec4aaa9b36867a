package dev.firstline.intake.transfer;

import dev.firstline.chassis.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a file into pages of whole lines, so that it is never in memory as a whole, and each page is worked on in a short transaction. */
final class ImportFile {

    /** Lines of a page that are not empty: a transaction of about a tenth of a second. */
    static final int PAGE_LINES = 200;

    /** Bytes behind which no further line is added to a page. */
    static final int PAGE_BYTES = 512 * 1024;

    /** Bytes of a line. */
    static final int LINE_BYTES = 1024 * 1024;

    /** Lines of a file: each has a result that is kept. */
    static final int MOST_LINES = 200_000;

    private static final int CHUNK = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Sink sink;
    private final ByteArrayOutputStream page = new ByteArrayOutputStream(PAGE_BYTES);
    private int lineBegin;
    private boolean lineSaysSomething;
    private int line = 1;
    private int pageFirst = 1;
    private int pageLines;
    private int pages;
    private int lines;

    private ImportFile(Sink sink) {
        this.sink = sink;
    }

    /** Takes a page. */
    @FunctionalInterface
    interface Sink {

        /**
         * The next page.
         *
         * @param number from 0
         * @param firstLine the number of its first line in the file, from 1
         * @param lastLine the number of its last line
         * @param content its lines with line feeds between them
         */
        void page(int number, int firstLine, int lastLine, byte[] content);
    }

    /**
     * What a file has.
     *
     * @param lines those that are not empty
     */
    record Extent(int pages, int lines) {}

    /**
     * Cuts the file; a byte order mark at its beginning is passed over.
     *
     * @throws Problem 422 when it has a line that is too long, too many lines, or none
     */
    static Extent cut(InputStream file, Sink sink) throws IOException {
        var cutting = new ImportFile(sink);
        cutting.cut(file);
        return new Extent(cutting.pages, cutting.lines);
    }

    private void cut(InputStream file) throws IOException {
        var mark = file.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(mark, BYTE_ORDER_MARK)) {
            add(mark, mark.length);
        }
        var chunk = new byte[CHUNK];
        for (int read = file.read(chunk); read >= 0; read = file.read(chunk)) {
            add(chunk, read);
        }
        endLine();
        endPage(line - 1);
        if (lines == 0) {
            throw Problem.invalid("", "the body is the file, and has no line");
        }
    }

    private void add(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                take(bytes, from, i);
                endLine();
                from = i + 1;
            }
        }
        take(bytes, from, length);
    }

    private void take(byte[] bytes, int from, int to) {
        for (int i = from; i < to && !lineSaysSomething; i++) {
            lineSaysSomething = bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r';
        }
        page.write(bytes, from, to - from);
        if (page.size() - lineBegin > LINE_BYTES) {
            throw Problem.invalid(
                    "",
                    "line " + line + " has more than " + LINE_BYTES
                            + " bytes; put what was said on its ticket into further lines (communications)");
        }
    }

    private void endLine() {
        if (lineSaysSomething) {
            pageLines++;
            lines++;
            if (lines > MOST_LINES) {
                throw Problem.invalid("", "the file has more than " + MOST_LINES + " lines; send it in parts");
            }
        }
        boolean full = pageLines == PAGE_LINES || page.size() >= PAGE_BYTES;
        if (full) {
            endPage(line);
        } else {
            page.write('\n');
        }
        line++;
        if (full) {
            pageFirst = line;
        }
        lineBegin = page.size();
        lineSaysSomething = false;
    }

    private void endPage(int lastLine) {
        if (pageLines > 0) {
            sink.page(pages++, pageFirst, lastLine, page.toByteArray());
        }
        page.reset();
        pageLines = 0;
    }
}
