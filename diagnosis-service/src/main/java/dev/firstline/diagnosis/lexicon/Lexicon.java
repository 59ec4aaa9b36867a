package dev.firstline.diagnosis.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terms that tell a signal, compiled once. Finding is linear in the text: each word is looked up by its beginning,
 * and a term is tried over a bounded number of words.
 */
public final class Lexicon {

    /** "we did not yet change" is four words; "no mail for all users" does not deny the users. */
    private static final int NOT_REACH = 3;

    private static final int NO_REACH = 2;

    private final PhraseIndex phrases = new PhraseIndex();
    private final PhraseIndex concepts = new PhraseIndex();
    private final List<Combination> combinations;
    private final Set<String> signals = new LinkedHashSet<>();
    private final Set<String> not;
    private final Set<String> no;
    private final Set<String> notBehind;
    private final Set<String> nothing;
    private final Set<String> negations;

    private Lexicon(LexiconFile file) {
        not = file.words("not");
        no = file.words("no");
        notBehind = file.words("not-behind");
        nothing = file.words("nothing");
        negations = Stream.of(not, no).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        file.phrases().forEach(phrases::add);
        file.concepts().forEach(concepts::add);
        combinations = List.copyOf(file.combinations());
        file.phrases().forEach(phrase -> signals.add(phrase.signal()));
        combinations.forEach(combination -> signals.add(combination.signal()));
    }

    /**
     * A lexicon from the text of its files, later ones adding to earlier ones.
     *
     * @throws IllegalArgumentException naming file and line that cannot be read
     */
    public static Lexicon parse(Map<String, String> textByFileName) {
        var file = new LexiconFile();
        textByFileName.forEach(file::add);
        return new Lexicon(file);
    }

    /** The signals that it has terms for. */
    public Set<String> signals() {
        return Set.copyOf(signals);
    }

    /** All terms found, in the order of the text; a negated one ("we did not change") is none. */
    public List<Finding> find(Tokens words) {
        var findings = new ArrayList<Finding>();
        for (int at = 0; at < words.size(); at++) {
            for (var phrase : phrases.beginningWith(words.word(at))) {
                var match = phrase.matchAt(words, at, negations);
                if (match != null && !negatedBefore(words, at) && !negatedBehind(words, match.end())) {
                    findings.add(new Finding(phrase.signal(), match.term(), at, match.end()));
                }
            }
        }
        if (!combinations.isEmpty()) {
            var found = concepts(words);
            combinations.forEach(combination -> findings.addAll(combination.in(found)));
            findings.sort(Comparator.comparingInt(Finding::from));
        }
        return findings;
    }

    /** The terms of combinations; what is denied is for the combination itself to say. */
    private Map<Integer, TreeMap<Integer, Finding>> concepts(Tokens words) {
        var found = new HashMap<Integer, TreeMap<Integer, Finding>>();
        for (int at = 0; at < words.size(); at++) {
            for (var phrase : concepts.beginningWith(words.word(at))) {
                var match = phrase.matchAt(words, at, negations);
                if (match != null) {
                    found.computeIfAbsent(Integer.valueOf(phrase.signal()), key -> new TreeMap<>())
                            .putIfAbsent(
                                    words.sentence(at), new Finding(phrase.signal(), match.term(), at, match.end()));
                }
            }
        }
        return found;
    }

    private boolean negatedBefore(Tokens words, int start) {
        for (int i = start - 1; i >= Math.max(0, start - NOT_REACH) && !words.endsClause(i); i--) {
            if (not.contains(words.word(i)) || start - i <= NO_REACH && no.contains(words.word(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean negatedBehind(Tokens words, int end) {
        for (int i = end; i < Math.min(words.size(), end + NOT_REACH) && !words.endsClause(i - 1); i++) {
            if (notBehind.contains(words.word(i)) || i == end && nothing.contains(words.word(i))) {
                return true;
            }
        }
        return false;
    }
}
