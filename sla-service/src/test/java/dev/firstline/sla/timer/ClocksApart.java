package dev.firstline.sla.timer;

import dev.firstline.devstack.test.FirstlineStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A second table of clocks, made like the service's own, in a schema where the timer of the service under test does not look: whoever
 * fires there is fully in a test's hands.
 */
final class ClocksApart {

    private static final String TENANT = "contoso";

    private static final String MAKE = """
            drop schema if exists apart cascade;
            create schema apart;
            create table apart.clock (like public.clock including all) with (autovacuum_enabled = false);
            """;

    /** Each due at an instant of its own, so that all who fire come to them in the same order. */
    private static final String INSERT = """
            insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar,
                promised_at, started_at, due_at, warn_at, warn_percent, next_fire_at, ledger, told, version)
            select gen_random_uuid(), gen_random_uuid(), 'contoso', 'RESOLUTION', 'RUNNING', 'test', 1, 'test', 'PT1H', '24x7',
                now(), now(), %1$s, %2$s, %3$s, now() - interval '1 hour' + n * interval '1 ms', '[]', '{started}', 1
            from generate_series(1, ?) as n""";

    private ClocksApart() {}

    /** A connection that sees this table as the service sees its own. */
    static Connection connect() throws SQLException {
        var connection = FirstlineStack.superuser("sla").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = apart");
        }
        return connection;
    }

    /** An empty table. */
    static void make() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(MAKE);
        }
    }

    /** Adds clocks that are to be broken now. */
    static void insertOverdue(int count) throws SQLException {
        insert(INSERT.formatted("now() - interval '1 hour' + n * interval '1 ms'", "'{}'", "'{}'"), count);
    }

    /** Adds clocks that are to be warned of now and run on for an hour. */
    static void insertToBeWarnedOf(int count) throws SQLException {
        insert(
                INSERT.formatted(
                        "now() + interval '1 hour'",
                        "array[now() - interval '1 hour' + n * interval '1 ms']",
                        "'{50}'"),
                count);
    }

    /** The clocks in a state. */
    static List<UUID> in(String state) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement("select id from clock where state = ?")) {
            statement.setString(1, state);
            var ids = new ArrayList<UUID>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject("id", UUID.class));
                }
            }
            return ids;
        }
    }

    /** Fires in the connection's transaction with a statement such as {@link FiringStatements#FIRE}; returns the clocks. */
    static List<UUID> fire(Connection copy, String statement, int batch) {
        try (var fire = copy.prepareStatement(statement)) {
            if (statement.contains("unnest(?)")) {
                fire.setArray(1, copy.createArrayOf("text", new Object[] {TENANT}));
                fire.setInt(2, batch);
            } else {
                fire.setInt(1, batch);
            }
            var clocks = new ArrayList<UUID>();
            try (var row = fire.executeQuery()) {
                while (row.next()) {
                    clocks.add(row.getObject("id", UUID.class));
                }
            }
            return clocks;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The connection's process in the database server. */
    static int backend(Connection copy) throws SQLException {
        try (var query = copy.createStatement();
                var row = query.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void insert(String sql, int count) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, count);
            statement.executeUpdate();
        }
    }
}
