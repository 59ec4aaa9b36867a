package dev.firstline.acceptance.verify;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * A database of its own beside the services', made for one proof and dropped behind it. What topics and services say is copied there,
 * narrow and unlogged, and compared by SQL: its sorts and hashes go to the disk when they are large, so that the memory of this process
 * does not grow with the number of events.
 */
final class Scratch implements AutoCloseable {

    private static final String PREFIX = "firstline_verify_";

    /** Those of proofs that were killed. */
    private static final String LEFT_OVER = "select datname from pg_database d where datname like '" + PREFIX
            + "%' and not exists (select from pg_stat_activity a where a.datname = d.datname)";

    private static final String SETTINGS =
            // No worker beside this one: in a container their shared memory is small, and the platform needs the
            // processors.
            "set work_mem = '48MB'; set maintenance_work_mem = '64MB'; set max_parallel_workers_per_gather = 0;"
                    + " set jit = off; set synchronous_commit = off; set timezone = 'UTC'; set statement_timeout = 0";

    private final Sources sources;
    private final String name;
    private final Connection connection;

    Scratch(Sources sources) throws SQLException {
        this.sources = sources;
        this.name = PREFIX + ProcessHandle.current().pid() + "_" + Long.toString(System.nanoTime() & 0xffffff, 36);
        try (var server = sources.database("postgres");
                var statement = server.createStatement()) {
            var leftOver = new ArrayList<String>();
            try (var row = statement.executeQuery(LEFT_OVER)) {
                while (row.next()) {
                    leftOver.add(row.getString(1));
                }
            }
            for (var old : leftOver) {
                statement.execute("drop database if exists " + old);
            }
            statement.execute("create database " + name + " template template0 encoding 'UTF8'");
        }
        connection = sources.database(name);
        run(SETTINGS);
    }

    /** Runs statements. */
    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query answers. */
    long number(String sql) throws SQLException {
        return rows(sql, 1, row -> Long.parseLong(row.getFirst())).getFirst();
    }

    /** At most so many rows, their columns as texts; a null is an empty one. */
    <T> List<T> rows(String sql, int limit, Function<List<String>, T> as) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(limit);
            try (var result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                var rows = new ArrayList<T>();
                while (result.next()) {
                    var row = new ArrayList<String>(columns);
                    for (int i = 1; i <= columns; i++) {
                        var value = result.getString(i);
                        row.add(value == null ? "" : value);
                    }
                    rows.add(as.apply(row));
                }
                return rows;
            }
        }
    }

    /** Opens a table for lines in the text format of {@code COPY}. */
    CopyIn into(String table) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    }

    /**
     * Copies what a query of another database answers into a table here, row by row.
     *
     * @return how many rows
     */
    long copy(Connection from, String query, String table) throws SQLException {
        CopyOut out = from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + query + ") to stdout");
        CopyIn in = into(table);
        try {
            for (byte[] line = out.readFromCopy(); line != null; line = out.readFromCopy()) {
                in.writeToCopy(line, 0, line.length);
            }
            return in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        try (var server = sources.database("postgres");
                var statement = server.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        }
    }

    /** Puts lines behind each other, so that not each of them is a message of its own. */
    static final class Lines implements AutoCloseable {

        private static final int ENOUGH = 64 * 1024;

        private final CopyIn in;
        private final java.io.ByteArrayOutputStream waiting = new java.io.ByteArrayOutputStream(2 * ENOUGH);

        Lines(CopyIn in) {
            this.in = in;
        }

        void add(String line) throws SQLException {
            try {
                waiting.write(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException("bytes in memory can be written", e);
            }
            if (waiting.size() > ENOUGH) {
                flush();
            }
        }

        void end() throws SQLException {
            flush();
            in.endCopy();
        }

        private void flush() throws SQLException {
            in.writeToCopy(waiting.toByteArray(), 0, waiting.size());
            waiting.reset();
        }

        @Override
        public void close() throws SQLException {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }
}
