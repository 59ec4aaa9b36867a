package dev.firstline.acceptance.walls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the table of operations is that of the OpenAPI documents. */
final class Coverage {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private Coverage() {}

    /** The operations of one document, as {@link Operation#name()} names them. */
    static Set<String> operations(JsonNode document) {
        var there = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        there.add(Operation.name(method.toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
        return there;
    }

    /** What the table lacks, and what it has too much, in sentences. */
    static List<String> differences(Collection<String> documented, Collection<Operation> table) {
        var rows = table.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        var differences = new TreeSet<String>();
        documented.stream().filter(name -> !rows.contains(name)).forEach(name -> differences.add(name + " has no row"));
        rows.stream()
                .filter(name -> !documented.contains(name))
                .forEach(name -> differences.add(name + " is a row of no operation"));
        return List.copyOf(differences);
    }
}
