package dev.firstline.intake.transfer;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs the statements of this package on the connection of the open transaction. */
@ApplicationScoped
class Statements {

    private final Transactions transactions;

    Statements(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Works with a statement. */
    @FunctionalInterface
    interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** Binds the parameters of a statement. */
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Reads the row that a result stands at. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does the work with a statement; an {@link SQLException} travels as {@link DatabaseException}. */
    <T> T with(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The rows of a query, in their order. */
    <T> List<T> rows(String sql, Binding binding, Row<T> row) {
        return with(sql, statement -> {
            binding.bind(statement);
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        });
    }

    /** Changes rows; how many. */
    int update(String sql, Binding binding) {
        return with(sql, statement -> {
            binding.bind(statement);
            return statement.executeUpdate();
        });
    }
}
