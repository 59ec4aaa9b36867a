package dev.firstline.intake;

import dev.firstline.devstack.test.FirstlineStack;
import java.sql.SQLException;

/** What intake has stored, as the superuser sees it. */
public final class IntakeRows {

    private IntakeRows() {}

    /** The first column of the first row of a query, as text. */
    public static String one(String sql, Object... values) {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements that no row level security binds. */
    public static void run(String sql) {
        try (var connection = FirstlineStack.superuser("intake").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
