package dev.firstline.intake.ticket;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after the other, so that nobody has to count them; columns of rows as arrays. */
final class Binder {

    private final PreparedStatement statement;
    private int position;

    Binder(PreparedStatement statement) {
        this.statement = statement;
    }

    Binder text(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
        return this;
    }

    Binder instant(Instant value) throws SQLException {
        statement.setObject(++position, value.atOffset(ZoneOffset.UTC));
        return this;
    }

    /** The number of the parameter that is bound next, for who goes on by himself. */
    int next() {
        return position + 1;
    }

    Binder ids(List<UUID> column) throws SQLException {
        return array("uuid", column.toArray());
    }

    <T> Binder texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return array("text", rows.stream().map(column).toArray());
    }

    <T> Binder names(List<T> rows, Function<T, ? extends @Nullable Enum<?>> column) throws SQLException {
        return texts(rows, row -> {
            var value = column.apply(row);
            return value == null ? null : value.name();
        });
    }

    <T> Binder flags(List<T> rows, Function<T, @Nullable Boolean> column) throws SQLException {
        return array("bool", rows.stream().map(column).toArray());
    }

    <T> Binder uuids(List<T> rows, Function<T, @Nullable UUID> column) throws SQLException {
        return array("uuid", rows.stream().map(column).toArray());
    }

    <T> Binder longs(List<T> rows, Function<T, Long> column) throws SQLException {
        return array("bigint", rows.stream().map(column).toArray());
    }

    <T> Binder instants(List<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        return array(
                "timestamptz",
                rows.stream()
                        .map(row -> {
                            var at = column.apply(row);
                            return at == null ? null : at.atOffset(ZoneOffset.UTC);
                        })
                        .toArray());
    }

    private Binder array(String type, Object[] values) throws SQLException {
        statement.setArray(++position, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
