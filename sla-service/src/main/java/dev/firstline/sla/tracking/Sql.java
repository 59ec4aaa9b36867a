package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tables of this service have in common in plain JDBC. */
final class Sql {

    /** Rows that come over at a time. */
    private static final int FETCHED = 1_000;

    private Sql() {}

    @FunctionalInterface
    interface Binding {
        void bind(Connection connection, PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet result) throws SQLException;
    }

    static <T> List<T> query(Transactions transactions, String sql, Binding binding, Row<T> row) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(connection, statement);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(row.of(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    interface RowReader {
        void read(ResultSet result) throws SQLException;
    }

    /** Reads row by row, so that no number of them fills the memory; the reader may ask the database meanwhile. */
    static void each(Transactions transactions, String sql, Binding binding, RowReader reader) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            binding.bind(connection, statement);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Changes rows with one statement; returns how many. */
    static int update(Transactions transactions, String sql, Binding binding) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(connection, statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** One statement for many rows; {@code binding} adds each to the batch. Returns the counts in order. */
    static int[] batch(Transactions transactions, String sql, Binding binding) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(connection, statement);
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** As the text of an array. */
    static String instants(Stream<Instant> instants) {
        return instants.map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }

    static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    static @Nullable Duration time(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** As {@link #instant}, of a column that the schema says is not null. */
    static Instant given(ResultSet result, String column) throws SQLException {
        return Objects.requireNonNull(instant(result, column), column);
    }

    static @Nullable Instant instant(ResultSet result, String column) throws SQLException {
        var time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
