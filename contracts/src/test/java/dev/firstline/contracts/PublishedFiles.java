package dev.firstline.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Files that are added to and never edited; their list has the format of {@code sha256sum}. */
final class PublishedFiles {

    static final String LIST = "PUBLISHED.sha256";

    private PublishedFiles() {}

    /** What was changed or removed since it was published, and what is not listed yet; empty when all is well. */
    static List<String> violations(Path directory) {
        var listed = ContractFiles.text(directory.resolve(LIST))
                .lines()
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
        var present = present(directory);
        List<String> violations = new ArrayList<>();
        listed.forEach((file, hash) -> {
            if (!present.containsKey(file)) {
                violations.add(file + " was published and is gone");
            } else if (!present.get(file).equals(hash)) {
                violations.add(file + " was published and is changed; add another file instead");
            }
        });
        present.keySet().stream()
                .filter(file -> !listed.containsKey(file))
                .forEach(file -> violations.add(file + " is not in " + LIST + "; add its line"));
        return violations;
    }

    private static Map<String, String> present(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .collect(Collectors.toMap(
                            file -> directory.relativize(file).toString(),
                            PublishedFiles::sha256,
                            (one, other) -> one,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
