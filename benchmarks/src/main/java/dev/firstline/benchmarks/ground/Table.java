package dev.firstline.benchmarks.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of words for a terminal: the first column to the left, the others to the right. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** With the words above the columns. */
    public Table(String... headers) {
        rows.add(List.of(headers));
    }

    /** One more row; numbers that have decimals are shown with one. */
    public Table row(Object... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has " + rows.getFirst().size() + " cells, not " + cells.length);
        }
        rows.add(java.util.Arrays.stream(cells).map(Table::text).toList());
        return this;
    }

    @Override
    public String toString() {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder("  ").append(padded(row.getFirst(), -widths[0]));
        for (int column = 1; column < widths.length; column++) {
            line.append("   ").append(padded(row.get(column), widths[column]));
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return width == 0 ? text : ("%" + width + "s").formatted(text);
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? "%,.1f".formatted(number) : String.valueOf(cell);
    }
}
