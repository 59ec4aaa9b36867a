package dev.firstline.devstack.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The copy of a service's document in {@code docs/openapi/}: what clients were promised. With the system property
 * {@code openapi.store} a copy is written anew, but not over a break that {@code docs/api-changes.md} does not name.
 */
public final class StoredDescription {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHANGES = "docs/api-changes.md";

    private StoredDescription() {}

    /**
     * Holds what a service serves to its copy.
     *
     * @param name of the copy, such as {@code intake-service}
     * @throws AssertionError when they differ: with the breaks that are not named, or else with what to do
     */
    public static void holds(String name, Description served) {
        var file = file(name);
        var stored = Files.exists(file) ? Optional.of(Description.of(read(file))) : Optional.<Description>empty();
        var unnamed = stored.map(before -> unnamed(name, Compatibility.breaks(before, served)))
                .orElse(List.of());
        if (!unnamed.isEmpty()) {
            throw new AssertionError(
                    "Clients of " + name + " may rely on what is gone. Bring it back, or name each line in " + CHANGES
                            + ", with what a client has to do:\n- " + String.join("\n- ", unnamed));
        }
        if (stored.isPresent() && stored.get().document().equals(served.document())) {
            return;
        }
        if (!Boolean.getBoolean("openapi.store")) {
            throw new AssertionError(
                    "docs/openapi/" + name + ".json is not what is served. Nothing is broken by that; run the test"
                            + " again with -Dopenapi.store=true, and commit the file.");
        }
        write(file, served.document());
    }

    /** The copy of a service's document. */
    public static Description of(String name) {
        return Description.of(read(file(name)));
    }

    private static List<String> unnamed(String name, List<String> breaks) {
        var named = read(root().resolve(CHANGES));
        return breaks.stream()
                .map(line -> name + ": " + line)
                .filter(line -> !named.contains("`" + line + "`"))
                .toList();
    }

    private static void write(Path file, JsonNode document) {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writer(printer).writeValueAsString(document) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        return root().resolve("docs/openapi/" + name + ".json");
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, "this is no folder of a checkout");
    }
}
