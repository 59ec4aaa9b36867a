package dev.firstline.devstack.openapi;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a service keeps to HTTP in what the chassis does for all operations alike. Each is tried for every operation that the
 * document names, so also for the next one.
 */
final class Manners {

    private static final String PROBLEM_JSON = "application/problem+json";

    private final Description description;

    Manners(Description description) {
        this.description = description;
    }

    /** A query that is not understood is a 422 that names the parameter. */
    List<String> ofQueries() {
        var faults = new ArrayList<String>();
        try (var probe = new Probe(description)) {
            for (var operation : description.operations()) {
                if (isPage(operation)) {
                    continue;
                }
                var path = probe.path(operation);
                refuses(probe, operation, path, "unheardOf", Probe.query("unheardOf", "1"), faults);
                for (var parameter : probe.parameters(operation, "query")) {
                    var name = parameter.name();
                    refuses(probe, operation, path, name, Probe.query(name, ""), faults);
                    if (!parameter.repeatable()) {
                        refuses(probe, operation, path, name, Probe.query(name, "1", "1"), faults);
                    }
                    if (!parameter.schema().path("type").asText().equals("string")
                            || parameter.schema().has("enum")
                            || parameter.schema().has("format")) {
                        refuses(probe, operation, path, name, Probe.query(name, "no such value"), faults);
                    }
                }
            }
        }
        return faults;
    }

    /** Addresses that people open get marks of others on their way. */
    private boolean isPage(Description.Operation operation) {
        return description
                .at(description.resolve(operation.pointer() + "/responses/200") + "/content")
                .has("text/html");
    }

    private static void refuses(
            Probe probe,
            Description.Operation operation,
            String path,
            String parameter,
            String query,
            List<String> faults) {
        var answer = probe.send(operation, path + query);
        if (answer.statusCode() != 422 || !text(answer).contains("\"pointer\":\"" + parameter + "\"")) {
            faults.add(operation.name() + query + ": " + answer.statusCode() + " " + text(answer));
        }
    }

    /** What cannot be an id leads nowhere. */
    List<String> ofIds() {
        var faults = new ArrayList<String>();
        try (var probe = new Probe(description)) {
            for (var operation : description.operations()) {
                if (operation.method().equals("get")
                        && probe.parameters(operation, "path").stream().anyMatch(Probe::isId)) {
                    var answer = probe.send(operation, probe.path(operation, "no-id"));
                    if (answer.statusCode() != 404 || !isProblem(answer)) {
                        faults.add(operation.name() + ": " + answer.statusCode() + " " + text(answer));
                    }
                }
            }
        }
        return faults;
    }

    /** A body in another charset is a 415, one that is not UTF-8 a 400, in whatever format. */
    List<String> ofBodies() {
        var faults = new ArrayList<String>();
        try (var probe = new Probe(description)) {
            for (var operation : description.operations()) {
                description
                        .at(operation.pointer() + "/requestBody/content")
                        .fieldNames()
                        .forEachRemaining(type -> {
                            if (type.contains("*")) {
                                return;
                            }
                            var path = probe.path(operation);
                            var named = probe.send(
                                    operation,
                                    operation.method(),
                                    path,
                                    Map.of("Content-Type", type + ";charset=iso-8859-1"),
                                    "{}".getBytes(StandardCharsets.US_ASCII));
                            if (named.statusCode() != 415 || !isProblem(named)) {
                                faults.add(operation.name() + " in another charset: " + named.statusCode() + " "
                                        + text(named));
                            }
                            var broken = probe.send(
                                    operation,
                                    operation.method(),
                                    path,
                                    Map.of("Content-Type", type),
                                    "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
                            if (broken.statusCode() != 400 || !isProblem(broken)) {
                                faults.add(operation.name() + " not in UTF-8: " + broken.statusCode() + " "
                                        + text(broken));
                            }
                        });
            }
        }
        return faults;
    }

    /** Every address says by {@code OPTIONS}, and by {@code Allow} to other methods, what it knows; {@code HEAD} is as {@code GET}. */
    List<String> ofMethods() {
        var faults = new ArrayList<String>();
        var addresses = new TreeMap<String, List<Description.Operation>>();
        description
                .operations()
                .forEach(operation -> addresses
                        .computeIfAbsent(operation.path().template(), path -> new ArrayList<>())
                        .add(operation));
        try (var probe = new Probe(description)) {
            addresses.forEach((template, operations) -> {
                var known = new TreeSet<String>(List.of("OPTIONS"));
                operations.forEach(operation -> known.add(operation.method().toUpperCase(Locale.ROOT)));
                if (known.contains("GET")) {
                    known.add("HEAD");
                }
                var allow = String.join(", ", known);
                var operation = operations.getFirst();
                var path = probe.path(operation);
                var asked = probe.send(operation, "OPTIONS", path, Map.of(), new byte[0]);
                if (asked.statusCode() != 204 || !allow.equals(header(asked, "Allow"))) {
                    faults.add("OPTIONS " + template + ": " + asked.statusCode() + " Allow: " + header(asked, "Allow"));
                }
                var other = probe.send(operation, "REPORT", path, Map.of(), new byte[0]);
                if (other.statusCode() != 405 || !isProblem(other) || !allow.equals(header(other, "Allow"))) {
                    faults.add("REPORT " + template + ": " + other.statusCode() + " Allow: " + header(other, "Allow"));
                }
                operations.stream()
                        .filter(one -> one.method().equals("get"))
                        .forEach(one -> head(probe, one, path, faults));
            });
        }
        return faults;
    }

    private static void head(Probe probe, Description.Operation operation, String path, List<String> faults) {
        var whole = probe.send(operation, path);
        var head = probe.send(operation, "HEAD", path, Map.of(), new byte[0]);
        if (head.statusCode() != whole.statusCode()
                || head.body().length > 0
                || !header(head, "Content-Type").equals(header(whole, "Content-Type"))) {
            faults.add("HEAD " + operation.path().template() + ": " + head.statusCode() + " "
                    + header(head, "Content-Type") + " and not " + whole.statusCode() + " "
                    + header(whole, "Content-Type"));
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static boolean isProblem(HttpResponse<byte[]> answer) {
        return header(answer, "Content-Type").startsWith(PROBLEM_JSON);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
