package dev.firstline.acceptance.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code walls/operations.txt}.
 *
 * @param path with its parameters, and a query when the operation needs one
 * @param ids names of the owner's things that stand for the parameters, in order
 * @param body null for none
 */
record Operation(
        How how,
        String method,
        String path,
        List<String> ids,
        @Nullable String body) {

    /** Those whose operations are tried; {@code {service}} in a line stands for each. */
    static final List<String> SERVICES = List.of(
            "intake-service",
            "diagnosis-service",
            "escalation-service",
            "sla-service",
            "notification-service",
            "console-service");

    enum How {
        ONE,
        BELOW,
        LIST,
        OWN,
        PLATFORM
    }

    static List<Operation> all() {
        try (var table = Objects.requireNonNull(Operation.class.getResourceAsStream("/walls/operations.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> line.contains("{service}")
                            ? SERVICES.stream().map(service -> line.replace("{service}", service))
                            : Stream.of(line))
                    .map(Operation::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Operation of(String line) {
        var cells = Arrays.stream(line.split("\\|", 4)).map(String::strip).toList();
        var called = cells.get(1).split(" ");
        return new Operation(
                How.valueOf(cells.get(0).toUpperCase(Locale.ROOT)),
                called[0],
                called[1],
                cells.size() < 3 || cells.get(2).isEmpty()
                        ? List.of()
                        : List.of(cells.get(2).split(", ")),
                cells.size() < 4 ? null : cells.get(3));
    }

    /** As the OpenAPI documents name it, whatever they call its parameters. */
    String name() {
        return name(method, path.replaceAll("\\?.*", ""));
    }

    static String name(String method, String path) {
        return method + " "
                + path.replaceAll("/v1/(ops|usage)/[a-z]+-service", "/v1/$1/{}").replaceAll("\\{[^}]*}", "{}");
    }

    boolean showsWhatIsInherited() {
        return how == How.BELOW && isReading();
    }

    boolean isReading() {
        return method.equals("GET");
    }

    /** The path with the things of somebody. */
    String pathFor(Map<String, String> things) {
        var filled = path;
        for (var id : ids) {
            filled = filled.replaceFirst("\\{[^}]*}", things.getOrDefault(id, "absent-" + id));
        }
        return filled;
    }

    @Nullable String bodyFor(Map<String, String> things) {
        var filled = body;
        for (var thing : things.entrySet()) {
            filled = filled == null ? null : filled.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return filled;
    }
}
