package dev.firstline.diagnosis.lexicon;

import dev.firstline.diagnosis.lexicon.Phrase.Alternative;
import dev.firstline.diagnosis.lexicon.Phrase.Choice;
import dev.firstline.diagnosis.lexicon.Phrase.Gap;
import dev.firstline.diagnosis.lexicon.Phrase.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads lexicon files. A file has sections: {@code [signal]} with one term a line, {@code [{group}]} with words that
 * terms name as {@code {group}}. In a term {@code ...} stands for up to eight words, {@code (a|b c)} for a choice,
 * {@code word*} for any ending, {@code <number>} for one
 * of two digits or more. {@code a & b} stands for terms in one sentence in any order, {@code a && b} for terms in three
 * neighbouring sentences; a term behind {@code !} must not be there. The groups {@code {not}},
 * {@code {no}}, {@code {not-behind}} and {@code {nothing}} are the language's negations. A line that begins with {@code #} is
 * a comment.
 */
final class LexiconFile {

    private static final int MAX_GAPS = 3;
    private static final int MAX_TERMS = 5;

    private final Map<String, List<Alternative>> groups = new HashMap<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Combination> combinations = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Phrase> concepts = new ArrayList<>();

    /** @throws IllegalArgumentException naming the line that cannot be read */
    LexiconFile add(String fileName, String text) {
        String section = null;
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            try {
                if (line.startsWith("[") && line.endsWith("]")) {
                    section = line.substring(1, line.length() - 1).strip();
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    addTerm(section == null ? "" : section, line);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(fileName + ":" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return this;
    }

    List<Phrase> phrases() {
        return phrases;
    }

    List<Combination> combinations() {
        return combinations;
    }

    /** The terms that combinations are made of, each as a phrase whose signal is its number. */
    List<Phrase> concepts() {
        return concepts;
    }

    /** The single words of a group; empty when the files have no such group. */
    Set<String> words(String group) {
        var words = new HashSet<String>();
        for (var alternative : groups.getOrDefault(group, List.of())) {
            if (alternative.tests().size() == 1
                    && alternative.tests().getFirst() instanceof WordTest.Exact(String text)) {
                words.add(text);
            }
        }
        return Set.copyOf(words);
    }

    private void addTerm(String section, String line) {
        if (section.isEmpty()) {
            throw new IllegalArgumentException("a term before the first [section]");
        }
        if (section.startsWith("{") && section.endsWith("}")) {
            var group = groups.computeIfAbsent(section.substring(1, section.length() - 1), name -> new ArrayList<>());
            Arrays.stream(line.split(","))
                    .flatMap(written -> spelledOut(written.strip()).stream())
                    .map(LexiconFile::alternative)
                    .forEach(group::add);
        } else if (line.contains(" & ") || line.contains(" && ")) {
            combinations.add(combination(section, line));
        } else {
            phrases.add(new Phrase(section, parts(line)));
        }
    }

    private Combination combination(String section, String line) {
        boolean neighbours = line.contains(" && ");
        if (neighbours && line.contains(" & ")) {
            throw new IllegalArgumentException("either & or &&, not both: " + line);
        }
        var wanted = new ArrayList<Integer>();
        var excluded = new ArrayList<Integer>();
        for (var term : line.split(neighbours ? " && " : " & ")) {
            boolean not = term.strip().startsWith("!");
            (not ? excluded : wanted).add(concept(not ? term.strip().substring(1) : term.strip()));
        }
        if (wanted.size() < 2 || wanted.size() + excluded.size() > MAX_TERMS) {
            throw new IllegalArgumentException("two to " + MAX_TERMS + " terms, two of them wanted: " + line);
        }
        return new Combination(section, List.copyOf(wanted), List.copyOf(excluded), neighbours);
    }

    private int concept(String term) {
        var known = numbers.get(term);
        if (known != null) {
            return known;
        }
        int number = concepts.size();
        concepts.add(new Phrase(Integer.toString(number), parts(term)));
        numbers.put(term, number);
        return number;
    }

    private List<Part> parts(String term) {
        var parts = new ArrayList<Part>();
        int gaps = 0;
        for (var token : tokens(term)) {
            if (token.equals("...")) {
                gaps++;
                parts.add(new Gap());
            } else if (token.startsWith("{")) {
                parts.add(new Choice(group(token)));
            } else if (token.startsWith("(")) {
                parts.add(choice(token.substring(1, token.length() - 1)));
            } else {
                parts.add(new Choice(List.of(alternative(token))));
            }
        }
        if (gaps > MAX_GAPS || parts.getFirst() instanceof Gap || parts.getLast() instanceof Gap) {
            throw new IllegalArgumentException("at most " + MAX_GAPS + " gaps, none at an end: " + term);
        }
        if (((Choice) parts.getFirst()).alternatives().contains(Alternative.NOTHING)) {
            throw new IllegalArgumentException("a term must not begin with words that may be missing: " + term);
        }
        return List.copyOf(parts);
    }

    /** An empty alternative, as in {@code (been |)}, means that the words may be missing. */
    private Choice choice(String written) {
        var alternatives = new ArrayList<Alternative>();
        boolean optional = false;
        for (var alternative : written.split("\\|", -1)) {
            if (alternative.isBlank()) {
                optional = true;
            } else if (alternative.strip().startsWith("{")) {
                alternatives.addAll(group(alternative.strip()));
            } else {
                alternatives.add(alternative(alternative));
            }
        }
        if (optional) {
            alternatives.add(Alternative.NOTHING);
        }
        return new Choice(List.copyOf(alternatives));
    }

    private List<Alternative> group(String token) {
        var group = groups.get(token.substring(1, token.length() - 1));
        if (group == null) {
            throw new IllegalArgumentException("no group " + token + " above this line");
        }
        return group;
    }

    /** The term cut at spaces, but not within parentheses. */
    private static List<String> tokens(String term) {
        var tokens = new ArrayList<String>();
        int depth = 0;
        var token = new StringBuilder();
        for (char c : (term + " ").toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c != ' ' || depth != 0) {
                token.append(c);
            }
            if ((c == ' ' || c == ')') && depth == 0 && !token.isEmpty()) {
                tokens.add(token.toString());
                token.setLength(0);
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("a parenthesis is open: " + term);
        }
        return tokens;
    }

    /** The words of a group with their choices spelled out: {@code (a|b) c} is {@code a c} and {@code b c}. */
    private static List<String> spelledOut(String written) {
        int open = written.indexOf('(');
        int close = written.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return List.of(written);
        }
        var all = new ArrayList<String>();
        for (var choice : written.substring(open + 1, close).split("\\|", -1)) {
            all.addAll(spelledOut(written.substring(0, open) + choice + written.substring(close + 1)));
        }
        return all;
    }

    private static Alternative alternative(String written) {
        var tests = new ArrayList<WordTest>();
        for (var piece : written.strip().split(" +")) {
            if (piece.equals("<number>")) {
                tests.add(new WordTest.Number());
                continue;
            }
            // A star belongs to the word it touches; what the tokenizer would cut ("on-prem") is cut here alike.
            var bare = piece.replace("*", "");
            var words = Tokens.of(bare).all();
            for (int i = 0; i < words.size(); i++) {
                boolean first = i == 0;
                boolean last = i == words.size() - 1;
                tests.add(WordTest.of((first && piece.startsWith("*") ? "*" : "")
                        + words.get(i)
                        + (last && piece.endsWith("*") ? "*" : "")));
            }
        }
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("no word in '" + written + "'");
        }
        return new Alternative(written.strip(), List.copyOf(tests));
    }
}
