package dev.firstline.diagnosis.model;

import java.util.Arrays;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Takes terms out of the lexicons, so that words which these were made for are read as words that nobody made a term for. Which ones
 * depends on the seed and the term alone, so it is the same on every run.
 *
 * @param share of the terms that go, 0 to 1; of the words in a group half as many, of the names of products a twentieth
 */
public record DroppedTerms(long seed, double share) implements BinaryOperator<String> {

    private static final Set<String> NEGATIONS = Set.of("[{not}]", "[{no}]", "[{not-behind}]", "[{nothing}]");

    @Override
    public String apply(String file, String terms) {
        double ofTerms = file.contains("product") ? share / 20 : share;
        var kept = new StringBuilder();
        var section = "";
        boolean firstOfGroup = false;
        for (var line : terms.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line;
                firstOfGroup = true;
                kept.append(line).append('\n');
            } else if (NEGATIONS.contains(section)) {
                kept.append(line).append('\n');
            } else if (section.startsWith("[{")) {
                kept.append(group(section, line, firstOfGroup)).append('\n');
                firstOfGroup = false;
            } else if (place(section + line) >= ofTerms) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    /** Terms name the group, so something of it stays. */
    private String group(String section, String line, boolean first) {
        var words = line.split(",");
        var kept = Arrays.stream(words)
                .filter(word -> place(section + word.strip()) >= share / 2)
                .collect(Collectors.joining(","));
        return !kept.isBlank() ? kept : first ? words[0] : "#";
    }

    /** Somewhere in 0 to 1, the same for the same text. */
    private double place(String text) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 29;
        }
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
