package dev.firstline.benchmarks.cost;

import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks PostgreSQL what it has counted, in a database that no service has. */
final class DatabaseReader implements AutoCloseable {

    private static final String COUNTERS = """
            select datname, xact_commit + xact_rollback, tup_inserted, tup_updated, tup_deleted, tup_fetched, tup_returned
            from pg_stat_database where datname = any(?)""";
    private static final String STATEMENTS = """
            select d.datname, s.queryid, min(s.query), sum(s.calls)::bigint, sum(s.rows)::bigint,
                   sum(s.total_exec_time), sum(s.wal_bytes)::bigint
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = any(?) and s.queryid is not null
            group by 1, 2""";
    private static final String WAL = """
            select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint, w.wal_fpi,
                   (select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal')
            from pg_stat_wal w""";

    private final Connection connection;
    private final List<String> databases;
    private final boolean countsStatements;

    DatabaseReader(SuperuserDataSource server, Collection<String> databases) throws SQLException {
        this.connection = server.getConnection();
        this.databases = List.copyOf(databases);
        this.countsStatements = StatementStatistics.open(connection);
    }

    boolean countsStatements() {
        return countsStatements;
    }

    Databases read() throws SQLException {
        return new Databases(counters(), countsStatements ? statements() : Map.of(), wal());
    }

    private Map<String, DatabaseCost> counters() throws SQLException {
        try (var query = connection.prepareStatement(COUNTERS)) {
            query.setArray(1, connection.createArrayOf("text", databases.toArray()));
            var counters = new HashMap<String, DatabaseCost>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    counters.put(
                            rows.getString(1),
                            new DatabaseCost(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    rows.getLong(5),
                                    rows.getLong(6),
                                    rows.getLong(7)));
                }
            }
            return counters;
        }
    }

    private Map<Databases.StatementKey, StatementCost> statements() throws SQLException {
        try (var query = connection.prepareStatement(STATEMENTS)) {
            query.setArray(1, connection.createArrayOf("text", databases.toArray()));
            var statements = new HashMap<Databases.StatementKey, StatementCost>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var statement = new StatementCost(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getString(3).strip().replaceAll("\\s+", " "),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getDouble(6),
                            rows.getLong(7));
                    statements.put(new Databases.StatementKey(statement.database(), statement.id()), statement);
                }
            }
            return statements;
        }
    }

    private WalCost wal() throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery(WAL)) {
            row.next();
            return new WalCost(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
