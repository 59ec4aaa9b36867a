package dev.firstline.devstack.csv;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the columns of a table mean, as a file of JSON says it: {@code columns} names the place of each, such as
 * {@code "Company":"ticket.customer.externalId"}; {@code fixed} what is the same in all lines, {@code values} how the other system's words are
 * called here, by place, {@code times} how it writes times ({@code pattern}, {@code zone}), {@code separator} what is between cells.
 */
public final class CsvMapping {

    private static final Set<String> KINDS = Set.of("customer", "contact", "ticket", "communications");
    private static final Set<String> FIELDS = Set.of("kind", "columns", "fixed", "values", "times", "separator");

    /** Places of which a row is one of several. */
    private static final Set<String> LISTS = Set.of("communications", "items");

    private static final Set<String> TIMES = Set.of("openedAt", "updatedAt", "writtenAt");

    private final String kind;
    private final Map<String, String> columns;
    private final JsonObject fixed;
    private final JsonObject values;
    private final Optional<DateTimeFormatter> times;
    private final char separator;

    private CsvMapping(JsonObject file) {
        for (var field : file.fieldNames()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("'" + field + "' means nothing in a mapping.");
            }
        }
        kind = file.getString("kind", "");
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(
                    "'kind' of the mapping must be one of customer, contact, ticket, communications.");
        }
        columns = new HashMap<>();
        file.getJsonObject("columns", new JsonObject())
                .forEach(column -> columns.put(column.getKey(), String.valueOf(column.getValue())));
        fixed = file.getJsonObject("fixed", new JsonObject());
        values = file.getJsonObject("values", new JsonObject());
        times = Optional.ofNullable(file.getJsonObject("times")).map(CsvMapping::times);
        var between = file.getString("separator", ",");
        if (between.length() != 1) {
            throw new IllegalArgumentException("'separator' of the mapping must be one character.");
        }
        separator = between.charAt(0);
    }

    /** @throws IllegalArgumentException when it is no mapping, with what is wrong */
    public static CsvMapping of(String json) {
        try {
            return new CsvMapping(new JsonObject(json));
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException("The mapping is no JSON of the form that docs/import.md shows.", e);
        }
    }

    private static DateTimeFormatter times(JsonObject times) {
        try {
            return DateTimeFormatter.ofPattern(times.getString("pattern", ""), Locale.ENGLISH)
                    .withZone(ZoneId.of(times.getString("zone", "UTC")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'zone' of the mapping is no zone: " + e.getMessage(), e);
        }
    }

    char separator() {
        return separator;
    }

    /**
     * Whether a line of the one row may have the next one too: words of the same ticket.
     *
     * @return what both must have in common; empty when each row is a line
     */
    Optional<String> group(JsonObject line) {
        return kind.equals("communications") ? Optional.ofNullable(line.getString("ticket")) : Optional.empty();
    }

    /**
     * Which columns of the table are meant.
     *
     * @throws IllegalArgumentException when the table lacks one
     */
    void require(List<String> header) {
        for (var column : columns.keySet()) {
            if (!header.contains(column)) {
                throw new IllegalArgumentException(
                        "The table has no column '" + column + "'; it has " + String.join(", ", header) + ".");
            }
        }
    }

    /** The line of a row; cells that are empty are left out. */
    JsonObject line(List<String> header, List<String> row) {
        var line = new JsonObject().put("kind", kind);
        fixed.forEach(place -> put(line, place.getKey(), place.getValue()));
        for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
            var place = columns.get(header.get(i));
            if (place != null && !row.get(i).isBlank()) {
                put(line, place, value(place, row.get(i)));
            }
        }
        return line;
    }

    private Object value(String place, String cell) {
        var known = values.getJsonObject(place);
        if (known != null && known.containsKey(cell)) {
            return known.getValue(cell);
        }
        return times.isPresent() && TIMES.contains(place.substring(place.lastIndexOf('.') + 1))
                ? time(times.get(), cell)
                : cell;
    }

    /** What is no time is left as it is, and refused with its line. */
    private static String time(DateTimeFormatter format, String cell) {
        try {
            return ZonedDateTime.parse(cell.strip(), format).toInstant().toString();
        } catch (DateTimeException e) {
            return cell;
        }
    }

    private static void put(JsonObject line, String place, Object value) {
        var steps = place.split("\\.", -1);
        var at = line;
        try {
            for (int i = 0; i < steps.length - 1; i++) {
                at = inside(at, steps[i]);
            }
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "'" + place + "' of the mapping lies within a place that has a value.", e);
        }
        at.put(steps[steps.length - 1], value);
    }

    private static JsonObject inside(JsonObject of, String step) {
        if (LISTS.contains(step)) {
            if (!of.containsKey(step)) {
                of.put(step, new JsonArray().add(new JsonObject()));
            }
            return of.getJsonArray(step).getJsonObject(0);
        }
        if (!of.containsKey(step)) {
            of.put(step, new JsonObject());
        }
        return of.getJsonObject(step);
    }
}
