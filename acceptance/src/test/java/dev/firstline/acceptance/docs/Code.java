package dev.firstline.acceptance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is no document: programs, their settings, what is deployed. */
final class Code {

    private static final Pattern NAMES = Pattern.compile("firstline[._-][a-zA-Z0-9._-]+");

    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");

    private final Set<Path> files;
    private final String text;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> mappings = new HashMap<>();

    private Code(Set<Path> files, String text) {
        this.files = files;
        this.text = text;
        NAMES.matcher(text).results().forEach(match -> names.add(plain(match.group())));
        files.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(Code::content)
                .forEach(content -> MAPPING.matcher(content)
                        .results()
                        .forEach(match -> mappings.put(plain(match.group(1)), content)));
    }

    static Code read() {
        try (Stream<Path> all = Files.walk(Page.CHECKOUT, 12)) {
            var files = all.filter(Files::isRegularFile)
                    .map(Page.CHECKOUT::relativize)
                    .filter(Code::isCode)
                    .collect(Collectors.toSet());
            return new Code(files, files.stream().map(Code::content).collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCode(Path file) {
        var name = file.toString();
        boolean built = name.contains("target/") || name.startsWith(".git/") || name.startsWith(".firstline");
        return !built && !name.endsWith(".md");
    }

    private static String content(Path file) {
        try {
            // This test names what it looks for.
            return file.toString().contains("acceptance/docs/") || Files.size(Page.CHECKOUT.resolve(file)) > 1_000_000
                    ? ""
                    : Files.readString(Page.CHECKOUT.resolve(file));
        } catch (MalformedInputException noText) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String words) {
        return text.contains(words);
    }

    /** Whether a name is there, with dots, dashes or underscores, in capitals or not, as the environment, the settings and Prometheus write it. */
    boolean knows(String name) {
        return names.contains(plain(name)) || text.contains(name) || isMapped(plain(name));
    }

    /** Whether an interface of settings has a prefix of it and the words of the rest. */
    private boolean isMapped(String plain) {
        return mappings.entrySet().stream()
                .filter(mapping -> plain.startsWith(mapping.getKey() + "_"))
                .anyMatch(mapping -> Stream.of(
                                plain.substring(mapping.getKey().length() + 1).split("_"))
                        .allMatch(mapping.getValue().toLowerCase(Locale.ROOT)::contains));
    }

    boolean hasFileNamed(String name) {
        return files.stream().anyMatch(file -> file.getFileName().toString().equals(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[.-]+", "_").replaceAll("_+$", "");
    }
}
