package dev.firstline.devstack.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a service's database, past every wall: what a test lays down beforehand and compares with afterwards. */
public final class StoredRows {

    private final String database;

    private StoredRows(String database) {
        this.database = database;
    }

    /** Of the database of that name. */
    public static StoredRows of(String database) {
        return new StoredRows(database);
    }

    /** Changes rows; how many. */
    public int change(String sql, Object... values) {
        try (Connection connection = FirstlineStack.superuser(database).getConnection();
                PreparedStatement statement = bound(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of a query, as text. */
    public List<String> column(String sql, Object... values) {
        try (Connection connection = FirstlineStack.superuser(database).getConnection();
                PreparedStatement statement = bound(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (row.next()) {
                column.add(row.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
