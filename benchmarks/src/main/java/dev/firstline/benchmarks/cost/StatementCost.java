package dev.firstline.benchmarks.cost;

import java.util.regex.Pattern;

/**
 * What one statement did, or did between two readings.
 *
 * @param database where
 * @param id that PostgreSQL gave it; the same text for two roles has two
 * @param text without its values
 * @param calls how often
 * @param rows that it returned or changed
 * @param millis on the wall, so with what it waited
 * @param walBytes that it wrote
 */
record StatementCost(String database, long id, String text, long calls, long rows, double millis, long walBytes) {

    private static final Pattern CONTROL = Pattern.compile(
            "(?i)\\s*(begin|start\\s+transaction|commit|end|rollback|abort|savepoint|release)\\b.*", Pattern.DOTALL);

    /** Whether it only begins or ends a transaction; those are counted as transactions. */
    boolean isControl() {
        return CONTROL.matcher(text).matches();
    }

    /** What it did since an earlier reading; one whose figures became smaller was counted anew. */
    StatementCost since(StatementCost before) {
        return calls < before.calls
                ? this
                : new StatementCost(
                        database,
                        id,
                        text,
                        calls - before.calls,
                        rows - before.rows,
                        millis - before.millis,
                        walBytes - before.walBytes);
    }

    StatementCost plus(StatementCost other) {
        return new StatementCost(
                database,
                id,
                text,
                calls + other.calls,
                rows + other.rows,
                millis + other.millis,
                walBytes + other.walBytes);
    }
}
