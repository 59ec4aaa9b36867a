package dev.firstline.devstack.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much a statement has to look at to find its answer: what a plan's cost comes down to, whatever the machine. A reading that
 * touches no more rows in a table of a million than in one of a thousand takes the same time in both.
 */
public final class RowsTouched {

    private static final Pattern NODE = Pattern.compile("actual rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern REMOVED =
            Pattern.compile("Rows Removed by (?:Filter|Index Recheck|Join Filter): ([0-9]+)");

    private RowsTouched() {}

    /** Binds the values of a statement's parameters. */
    @FunctionalInterface
    public interface Values {
        /** Binds them all. */
        void bind(PreparedStatement statement) throws SQLException;
    }

    /**
     * Runs the statement as it is planned for these values, and as it is planned once for any.
     *
     * @return the most rows that one step of either plan brought up or threw away
     */
    public static long most(Connection connection, String sql, Values values) throws SQLException {
        long most = 0;
        for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
            try (var set = connection.createStatement()) {
                set.execute("set plan_cache_mode = " + mode);
            }
            most = Math.max(most, most(plan(connection, sql, values)));
        }
        try (var reset = connection.createStatement()) {
            reset.execute("reset plan_cache_mode");
        }
        return most;
    }

    private static List<String> plan(Connection connection, String sql, Values values) throws SQLException {
        try (var statement = connection.prepareStatement("explain (analyze, costs off, timing off) " + sql)) {
            values.bind(statement);
            var lines = new ArrayList<String>();
            try (var line = statement.executeQuery()) {
                while (line.next()) {
                    lines.add(line.getString(1));
                }
            }
            return lines;
        }
    }

    private static long most(List<String> plan) {
        double most = 0;
        double loops = 1;
        for (var line : plan) {
            var node = NODE.matcher(line);
            if (node.find()) {
                loops = Double.parseDouble(node.group(2));
                most = Math.max(most, Double.parseDouble(node.group(1)) * loops);
            }
            var removed = REMOVED.matcher(line);
            if (removed.find()) {
                most = Math.max(most, Double.parseDouble(removed.group(1)) * loops);
            }
        }
        return Math.round(most);
    }
}
