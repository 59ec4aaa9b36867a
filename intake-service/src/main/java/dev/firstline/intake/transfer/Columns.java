package dev.firstline.intake.transfer;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds rows to the parameters of a statement, a column as an array for each, one after the other, so that nobody has to count them. */
final class Columns<T> {

    private final PreparedStatement statement;
    private final List<T> rows;
    private int position;

    /** Binds from the first parameter on. */
    Columns(PreparedStatement statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /** A parameter that is no column. */
    Columns<T> text(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
        return this;
    }

    /** Likewise. */
    Columns<T> instant(Instant value) throws SQLException {
        statement.setObject(++position, value.atOffset(ZoneOffset.UTC));
        return this;
    }

    Columns<T> texts(Function<T, @Nullable String> column) throws SQLException {
        return array("text", column);
    }

    Columns<T> names(Function<T, ? extends @Nullable Enum<?>> column) throws SQLException {
        return array("text", row -> {
            var value = column.apply(row);
            return value == null ? null : value.name();
        });
    }

    /** Of type {@code uuid}, {@code bigint}, {@code integer} or {@code bool}. */
    Columns<T> values(String type, Function<T, ?> column) throws SQLException {
        return array(type, column);
    }

    Columns<T> instants(Function<T, Instant> column) throws SQLException {
        return array("timestamptz", row -> column.apply(row).atOffset(ZoneOffset.UTC));
    }

    private Columns<T> array(String type, Function<T, ?> column) throws SQLException {
        var values = rows.stream().map(column).toArray();
        statement.setArray(++position, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
