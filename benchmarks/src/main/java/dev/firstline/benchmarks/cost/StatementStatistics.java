package dev.firstline.benchmarks.cost;

import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.platform.PortPlan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL's count of statements ({@code pg_stat_statements}). The server must load it when it starts, so the folder is prepared by
 * servers that run for a moment without the services. It costs each statement some microseconds.
 */
final class StatementStatistics {

    private static final String EXTENSION = "pg_stat_statements";

    private StatementStatistics() {}

    /** Makes the servers of a folder and tells the database to load it from its next start on, where its programs have it. */
    static void prepare(Path checkout, Path state, int port) throws SQLException {
        var options =
                PlatformOptions.of(checkout).in(state).on(PortPlan.atBase(port)).with();
        try (var platform = Platform.start(options);
                var connection = platform.addresses().superuser("postgres").getConnection()) {
            load(connection);
        }
    }

    /** From its next start on the server loads it, where its programs have it; without them it would not start. */
    static void load(Connection connection) throws SQLException {
        if (is(connection, "select 1 from pg_available_extensions where name = '" + EXTENSION + "'")) {
            try (var statement = connection.createStatement()) {
                statement.execute("alter system set shared_preload_libraries = '" + EXTENSION + "'");
            }
        }
    }

    /** Opens the view of it; whether there is one. */
    static boolean open(Connection connection) throws SQLException {
        if (!is(connection, "select 1 where current_setting('shared_preload_libraries') like '%" + EXTENSION + "%'")) {
            return false;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists " + EXTENSION);
        }
        return true;
    }

    private static boolean is(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next();
        }
    }
}
