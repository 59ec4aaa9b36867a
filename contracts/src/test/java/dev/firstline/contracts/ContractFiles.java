package dev.firstline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that are published beside the records. */
final class ContractFiles {

    static final Path ROOT = Path.of("src/main/resources");
    static final Path SCHEMA = ROOT.resolve("schema");
    static final Path PUBLISHED_SCHEMA = SCHEMA.resolve("published");
    static final Path GOLDEN = ROOT.resolve("golden");
    static final String SCHEMA_SUFFIX = ".schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(Path file) {
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode asyncApi() {
        try {
            return new YAMLMapper().readTree(ROOT.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path schemaOf(String type) {
        return SCHEMA.resolve(type + SCHEMA_SUFFIX);
    }

    static List<Path> children(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> schemaTypes(Path directory) {
        return children(directory).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(SCHEMA_SUFFIX))
                .map(name -> name.substring(0, name.length() - SCHEMA_SUFFIX.length()))
                .toList();
    }
}
