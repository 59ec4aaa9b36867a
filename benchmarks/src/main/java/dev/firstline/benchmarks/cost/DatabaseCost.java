package dev.firstline.benchmarks.cost;

/**
 * What happened in a database, or happened between two readings.
 *
 * @param transactions that ended, either way
 * @param inserted rows
 * @param updated rows
 * @param deleted rows
 * @param fetched rows that were found by an index and read
 * @param scanned rows that were read by going through a table, or entries of an index
 */
record DatabaseCost(long transactions, long inserted, long updated, long deleted, long fetched, long scanned) {

    static final DatabaseCost NONE = new DatabaseCost(0, 0, 0, 0, 0, 0);

    DatabaseCost since(DatabaseCost before) {
        // The server forgets its statistics when it crashes.
        return transactions < before.transactions
                ? this
                : new DatabaseCost(
                        transactions - before.transactions,
                        inserted - before.inserted,
                        updated - before.updated,
                        deleted - before.deleted,
                        fetched - before.fetched,
                        scanned - before.scanned);
    }

    DatabaseCost plus(DatabaseCost other) {
        return new DatabaseCost(
                transactions + other.transactions,
                inserted + other.inserted,
                updated + other.updated,
                deleted + other.deleted,
                fetched + other.fetched,
                scanned + other.scanned);
    }
}
