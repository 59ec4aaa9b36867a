package dev.firstline.benchmarks.cost;

import java.util.Map;

/**
 * What the database server has counted so far.
 *
 * @param counters by database
 * @param statements by database and id; empty where the server does not count them
 * @param wal of the server
 */
record Databases(Map<String, DatabaseCost> counters, Map<StatementKey, StatementCost> statements, WalCost wal) {

    record StatementKey(String database, long id) {}

    /** Copies what is mutable. */
    Databases {
        counters = Map.copyOf(counters);
        statements = Map.copyOf(statements);
    }
}
