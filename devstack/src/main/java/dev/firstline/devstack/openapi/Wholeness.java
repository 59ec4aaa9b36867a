package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a document says of each operation all that a reader or a generator of clients asks. */
public final class Wholeness {

    private static final String PROBLEM = "#/components/schemas/Problem";

    private Wholeness() {}

    /** What is missing, each as a sentence. */
    public static List<String> gaps(Description description) {
        var gaps = new ArrayList<String>();
        if (description.document().path("servers").isEmpty()) {
            gaps.add("no server");
        }
        var ids = new HashSet<String>();
        for (var operation : description.operations()) {
            var name = operation.name();
            for (var member : List.of("operationId", "summary", "description", "tags")) {
                if (operation.node().path(member).isMissingNode()
                        || operation.node().path(member).isEmpty()
                                && !operation.node().path(member).isTextual()) {
                    gaps.add(name + ": no " + member);
                }
            }
            if (!ids.add(operation.node().path("operationId").asText())) {
                gaps.add(name + ": the operationId of another");
            }
            body(description, operation, gaps);
            manners(operation, gaps);
            responses(description, operation, gaps);
            operation.node().path("parameters").forEach(parameter -> {
                if (parameter.path("schema").isEmpty()) {
                    gaps.add(name + ": no schema of parameter "
                            + parameter.path("name").asText());
                }
            });
        }
        return gaps;
    }

    /** What all operations of a method do alike. */
    private static void manners(Description.Operation operation, List<String> gaps) {
        if (operation.method().equals("put")
                && !operation.node().path("parameters").findValuesAsText("name").contains("If-None-Match")) {
            gaps.add(operation.name() + ": no If-None-Match, by which a client makes only what is not there yet");
        }
        if (operation.method().equals("patch")
                && !operation.node().at("/requestBody/content").has("application/merge-patch+json")) {
            gaps.add(operation.name() + ": no application/merge-patch+json");
        }
    }

    private static void body(Description description, Description.Operation operation, List<String> gaps) {
        description
                .at(operation.pointer() + "/requestBody/content")
                .properties()
                .forEach(media -> {
                    if (media.getValue().path("schema").isEmpty()) {
                        gaps.add(operation.name() + ": no schema of its body");
                    }
                    if (!hasExample(media.getValue())) {
                        gaps.add(operation.name() + ": no example of its body");
                    }
                });
    }

    private static void responses(Description description, Description.Operation operation, List<String> gaps) {
        var statuses = new HashSet<String>();
        operation.node().path("responses").fieldNames().forEachRemaining(statuses::add);
        if (statuses.stream().noneMatch(status -> status.startsWith("2"))) {
            gaps.add(operation.name() + ": no success");
        }
        boolean secured = !operation.node().path("security").isEmpty();
        if (!secured && !operation.node().path("description").asText().contains("no token")) {
            gaps.add(operation.name() + ": neither security nor a word on needing no token");
        }
        if (!statuses.containsAll(Set.of("400", "429", "500", "503"))
                || secured != statuses.containsAll(Set.of("401", "403"))) {
            gaps.add(operation.name() + ": not all errors that every operation can answer");
        }
        statuses.forEach(status -> {
            var response = description.at(description.resolve(operation.pointer() + "/responses/" + status));
            var name = operation.name() + ": " + status;
            if (response.path("description").asText("").isBlank()) {
                gaps.add(name + ": no description");
            }
            if (status.equals("200")
                    && operation.method().equals("get")
                    && response.path("headers").has("ETag")
                    && !statuses.contains("304")) {
                gaps.add(operation.name() + ": an ETag, and no 304");
            }
            if (status.equals("304")) {
                if (response.has("content")) {
                    gaps.add(name + ": a body");
                }
            } else if (status.startsWith("2")) {
                success(name, status, response, gaps);
            } else if (!response.path("content")
                    .path("application/problem+json")
                    .path("schema")
                    .path("$ref")
                    .asText("")
                    .equals(PROBLEM)) {
                gaps.add(name + ": no Problem");
            }
        });
    }

    private static void success(String name, String status, JsonNode response, List<String> gaps) {
        if (status.equals("204")) {
            if (response.has("content")) {
                gaps.add(name + ": a body");
            }
            return;
        }
        if (response.path("content").isEmpty()) {
            gaps.add(name + ": no body");
        }
        response.path("content").properties().forEach(media -> {
            if (media.getValue().path("schema").isEmpty()) {
                gaps.add(name + ": no schema of " + media.getKey());
            }
            if (!hasExample(media.getValue())) {
                gaps.add(name + ": no example of " + media.getKey());
            }
        });
    }

    private static boolean hasExample(JsonNode media) {
        return media.has("example") || !media.path("examples").isEmpty();
    }
}
