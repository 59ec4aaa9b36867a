package dev.firstline.diagnosis.product;

import dev.firstline.diagnosis.lexicon.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every name of the catalog's files, its choices and groups spelled out and folded, with the section that holds it. */
final class CatalogNames {

    private static final Path FOLDER = Path.of("src/main/resources/product");
    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)|\\{([^}]*)}");

    /**
     * A name.
     *
     * @param section without the brackets
     * @param words folded, with their stars
     */
    record Name(String section, String words) {

        String product() {
            return section.split("\\|")[0].strip();
        }
    }

    private final Map<String, List<String>> groups = new HashMap<>();
    private final List<Name> names = new ArrayList<>();

    private CatalogNames() {}

    /** All of them. {@code ordinary.terms} is read first, for its groups. */
    static List<Name> all() {
        var read = new CatalogNames();
        read.read(FOLDER.resolve("ordinary.terms"));
        try (var files = Files.list(FOLDER)) {
            files.filter(file -> !file.endsWith("ordinary.terms")
                            && !file.endsWith("regions.terms")
                            && !file.endsWith("editions.terms"))
                    .sorted()
                    .forEach(read::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(read.names);
    }

    private void read(Path file) {
        var section = "";
        for (var line : lines(file)) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else if (section.startsWith("{")) {
                groups.put(
                        section.substring(1, section.length() - 1),
                        Arrays.stream(line.split(",")).map(String::strip).toList());
            } else {
                for (var name : spelledOut(line)) {
                    names.add(new Name(section, folded(name)));
                }
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> spelledOut(String term) {
        var choice = CHOICE.matcher(term);
        if (!choice.find()) {
            return List.of(term);
        }
        var all = new ArrayList<String>();
        for (var one : alternatives(choice)) {
            all.addAll(spelledOut(term.substring(0, choice.start()) + one + term.substring(choice.end())));
        }
        return all;
    }

    private List<String> alternatives(Matcher choice) {
        return choice.group(1) != null
                ? Arrays.asList(choice.group(1).split("\\|", -1))
                : groups.getOrDefault(choice.group(2), List.of());
    }

    private static String folded(String name) {
        var words = new ArrayList<String>();
        for (var word : name.strip().split("[ -]+")) {
            words.add((word.startsWith("*") ? "*" : "")
                    + String.join(" ", Tokens.of(word).all())
                    + (word.endsWith("*") ? "*" : word.equals("...") ? "..." : ""));
        }
        return String.join(" ", words);
    }
}
