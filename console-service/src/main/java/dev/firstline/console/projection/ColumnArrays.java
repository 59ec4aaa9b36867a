package dev.firstline.console.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Any number of rows as the parameters of one statement: an array for each column.
 *
 * @param columns in the order in which the statement names them
 */
record ColumnArrays<T>(List<Column<T>> columns) {

    /**
     * A column of the rows.
     *
     * @param type of PostgreSQL
     * @param value of a row; null is null
     */
    record Column<T>(String type, Function<T, @Nullable Object> value) {}

    /**
     * A parameter that is an array of that type. The sub-select keeps its length from the planner: else a plan for the few rows at hand
     * always looks cheaper than the one for any number, and the statement is planned anew each time.
     */
    static String parameter(String type) {
        return "(select ?::" + type + "[])";
    }

    /** The rows, to stand behind {@code from}. */
    String rows() {
        return columns.stream()
                .map(column -> parameter(column.type()))
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** Binds the rows from that parameter on; which one comes next. */
    int bind(PreparedStatement statement, int from, Collection<T> rows) throws SQLException {
        for (var column : columns) {
            var values = rows.stream().map(column.value());
            // The driver sends texts as they are when it sees that they are texts; anything else is written out and
            // read again.
            Object[] array = column.type().equals("text") ? values.toArray(String[]::new) : values.toArray();
            statement.setArray(from++, statement.getConnection().createArrayOf(column.type(), array));
        }
        return from;
    }
}
