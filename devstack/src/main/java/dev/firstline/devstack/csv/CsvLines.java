package dev.firstline.devstack.csv;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table as lines of JSON, made as they are read, so that a table of any size takes no memory. */
public final class CsvLines extends InputStream {

    /** Words of one ticket in a line: what an import takes. */
    private static final int MOST_IN_A_LINE = 500;

    private static final int MOST_CHARACTERS = 150_000;

    private final CsvReader rows;
    private final CsvMapping mapping;
    private final List<String> header;
    private @Nullable JsonObject waiting;
    private byte[] line = new byte[0];
    private int at;

    /**
     * Reads the first row, which has the names of the columns.
     *
     * @throws IllegalArgumentException when the table has none, or lacks one of the mapping
     */
    public CsvLines(Reader table, CsvMapping mapping) throws IOException {
        this.rows = new CsvReader(table, mapping.separator());
        this.mapping = mapping;
        this.header = rows.next().orElseThrow(() -> new IllegalArgumentException("The table is empty."));
        mapping.require(header);
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0 || !fill()) {
            return length == 0 ? 0 : -1;
        }
        int given = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, offset, given);
        at += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private boolean fill() throws IOException {
        if (at < line.length) {
            return true;
        }
        var next = nextLine();
        if (next.isEmpty()) {
            return false;
        }
        line = (next.get().encode() + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    private Optional<JsonObject> nextLine() throws IOException {
        var first = waiting == null ? nextRow() : Optional.of(waiting);
        waiting = null;
        if (first.isEmpty()) {
            return first;
        }
        var group = mapping.group(first.get());
        while (group.isPresent() && hasRoom(first.get())) {
            var more = nextRow();
            if (more.isEmpty()) {
                return first;
            }
            if (!group.equals(mapping.group(more.get()))) {
                waiting = more.get();
                return first;
            }
            first.get().getJsonArray("items").addAll(more.get().getJsonArray("items"));
        }
        return first;
    }

    private static boolean hasRoom(JsonObject line) {
        var items = line.getJsonArray("items");
        if (items == null || items.size() >= MOST_IN_A_LINE) {
            return false;
        }
        int characters = 0;
        for (int i = 0; i < items.size(); i++) {
            characters += items.getJsonObject(i).getString("body", "").length();
        }
        return characters < MOST_CHARACTERS;
    }

    private Optional<JsonObject> nextRow() throws IOException {
        return rows.next().map(row -> mapping.line(header, row));
    }
}
