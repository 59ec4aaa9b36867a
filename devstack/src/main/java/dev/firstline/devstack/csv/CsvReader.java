package dev.firstline.devstack.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads records of RFC 4180 one by one: cells in quotes may have separators, line ends and doubled quotes. Empty lines are passed over. */
final class CsvReader {

    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_CHARACTERS = 1024 * 1024;

    private final Reader text;
    private final char separator;
    private int next;
    private int line = 1;

    /** @throws IOException when the first character cannot be read */
    CsvReader(Reader text, char separator) throws IOException {
        this.text = text;
        this.separator = separator;
        this.next = text.read();
        if (next == BYTE_ORDER_MARK) {
            next = text.read();
        }
    }

    /** The line at which what is read next begins, from 1. */
    int line() {
        return line;
    }

    /**
     * The next record; empty behind the last.
     *
     * @throws IllegalArgumentException when a quote is not closed, or a cell has more than a million characters
     */
    Optional<List<String>> next() throws IOException {
        while (next == '\r' || next == '\n') {
            advance();
        }
        if (next == END) {
            return Optional.empty();
        }
        var cells = new ArrayList<String>();
        cells.add(cell());
        while (next == separator) {
            advance();
            cells.add(cell());
        }
        return Optional.of(cells);
    }

    void close() throws IOException {
        text.close();
    }

    private String cell() throws IOException {
        var cell = new StringBuilder();
        if (next == '"') {
            quoted(cell);
        }
        while (next != END && next != separator && next != '\r' && next != '\n') {
            add(cell);
        }
        return cell.toString();
    }

    private void quoted(StringBuilder cell) throws IOException {
        int began = line;
        advance();
        while (true) {
            if (next == END) {
                throw new IllegalArgumentException("The quote that begins at line " + began + " is not closed.");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    return;
                }
            }
            add(cell);
        }
    }

    private void add(StringBuilder cell) throws IOException {
        if (cell.length() == MOST_CHARACTERS) {
            throw new IllegalArgumentException("A cell at line " + line + " has more than a million characters.");
        }
        cell.append((char) next);
        advance();
    }

    private void advance() throws IOException {
        if (next == '\n') {
            line++;
        }
        next = text.read();
    }
}
