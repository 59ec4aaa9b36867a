package dev.firstline.sla.timer;

import dev.firstline.contracts.Topic;
import dev.firstline.devstack.test.FirstlineStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
                promised_at, started_at, due_at, warn_at, warn_percent, next_fire_at, ledger, told, version,
                partition)
            select gen_random_uuid(), gen_random_uuid(), 'contoso', 'RESOLUTION', 'RUNNING', 'test', 1, 'test', 'PT1H', '24x7',
                now(), now(), %1$s, %2$s, %3$s, now() - interval '1 hour' + n * interval '1 ms', '[]', '{started}', 1, 0
            from generate_series(1, ?) as n""";

    private static final String INSERT_BROKEN = """
            insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar,
                promised_at, started_at, due_at, ended_at, warn_at, warn_percent, overdue_at, overdue_after, next_fire_at, ledger,
                told, version, partition)
            select gen_random_uuid(), gen_random_uuid(), 'contoso', 'RESOLUTION', 'BREACHED', 'test', 1, 'test', 'PT1H', '24x7',
                now(), now(), now() - interval '2 hours', now() - interval '2 hours', '{}', '{}', %1$s, %2$s, %3$s, '[]',
                '{started,ended}', 1, 0
            from generate_series(1, ?) as n""";

    private static final String ONE_HOUR_AGO = "now() - interval '1 hour' + n * interval '1 ms'";

    private static final String EVERYTHING_IS_SETTLED =
            Collections.nCopies(Topic.PARTITIONS, "infinity").stream().collect(Collectors.joining(",", "{", "}"));

    private ClocksApart() {}

    /** A connection that sees this table as the service sees its own. */
    static Connection connect() throws SQLException {
        var connection = FirstlineStack.superuser("sla").getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = apart, public");
            statement.execute(FiringStatements.BY_IDS.replace("set local", "set"));
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

    /** Adds broken clocks that are to be told overdue now, and again in an hour. */
    static void insertToBeToldOverdue(int count) throws SQLException {
        insert(
                INSERT_BROKEN.formatted(
                        "array[" + ONE_HOUR_AGO + ", now() + interval '1 hour']", "'{3600,10800}'", ONE_HOUR_AGO),
                count);
    }

    /** Adds broken clocks of which nothing more is to be told. */
    static void insertBroken(int count) throws SQLException {
        insert(INSERT_BROKEN.formatted("'{}'", "'{}'", "null"), count);
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

    /** Puts off what is due by hours, and lets the database count its rows; later rows it will not have heard of. */
    static void postponeAndCount() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update clock set due_at = now() + interval '2 hours', next_fire_at = now() + interval '2 hours'"
                            + " where state = 'RUNNING'");
            statement.execute("vacuum analyze clock");
        }
    }

    /** Fires in the connection's transaction with one of the {@link FiringStatements}; returns the clocks. */
    static List<UUID> fire(Connection copy, String statement, int batch) {
        try (var fire = prepare(copy, statement, batch)) {
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

    /** How the database would go about one of the {@link FiringStatements}, in its own words. */
    static String plan(String statement, int batch) throws SQLException {
        try (var connection = connect();
                var explain = prepare(connection, "explain " + statement, batch);
                var row = explain.executeQuery()) {
            var lines = new ArrayList<String>();
            while (row.next()) {
                lines.add(row.getString(1));
            }
            return String.join("\n", lines);
        }
    }

    private static PreparedStatement prepare(Connection copy, String statement, int batch) throws SQLException {
        var prepared = copy.prepareStatement(statement);
        int at = 0;
        for (int array = 0; array < arrays(statement); array++) {
            prepared.setString(++at, EVERYTHING_IS_SETTLED);
        }
        if (statement.contains("unnest(?)")) {
            prepared.setArray(++at, copy.createArrayOf("text", new Object[] {TENANT}));
        }
        prepared.setInt(++at, batch);
        return prepared;
    }

    private static int arrays(String statement) {
        return (int) Pattern.compile("\\?::timestamptz\\[]")
                .matcher(statement)
                .results()
                .count();
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
