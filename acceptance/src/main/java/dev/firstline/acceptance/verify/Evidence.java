package dev.firstline.acceptance.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What one round of checks looks at: the topics as read at its beginning, the databases as they are. */
final class Evidence {

    private final Sources sources;
    private final List<Fact> facts;

    Evidence(Sources sources, List<Fact> facts) {
        this.sources = sources;
        this.facts = facts;
    }

    /** Events in the order of their partitions; an event that was sent again stands here again. */
    List<Fact> facts() {
        return facts;
    }

    /** Events of a type, each once. */
    Stream<Fact> distinct(String type) {
        var once = new LinkedHashMap<String, Fact>();
        facts.stream().filter(fact -> fact.type().equals(type)).forEach(fact -> once.putIfAbsent(fact.id(), fact));
        return once.values().stream();
    }

    /** The first column of a query as a set of texts. */
    Set<String> set(String database, String sql) {
        return new HashSet<>(column(database, sql));
    }

    /** The first column of a query as texts. */
    List<String> column(String database, String sql) {
        return rows(database, sql).stream().map(List::getFirst).toList();
    }

    /** The first two columns of a query as a map. */
    Map<String, String> map(String database, String sql) {
        var map = new LinkedHashMap<String, String>();
        rows(database, sql).forEach(row -> map.put(row.get(0), row.get(1)));
        return map;
    }

    /** All columns as texts; a null is an empty one. */
    List<List<String>> rows(String database, String sql) {
        try (var connection = sources.database(database);
                var statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (var result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                var rows = new ArrayList<List<String>>();
                while (result.next()) {
                    var row = new ArrayList<String>(columns);
                    for (int i = 1; i <= columns; i++) {
                        var value = result.getString(i);
                        row.add(value == null ? "" : value);
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + database + " cannot be asked: " + e.getMessage(), e);
        }
    }
}
