package dev.firstline.diagnosis.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terms that tell a signal, compiled once. Finding is linear in the text: each word is looked up by its beginning,
 * and a term is tried over a bounded number of words.
 */
public final class Lexicon {

    private static final int BEGINNING = 3;
    /** "we did not yet change" is four words; "no mail for all users" does not deny the users. */
    private static final int NOT_REACH = 3;

    private static final int NO_REACH = 2;

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<String, List<Phrase>> byBeginning = new HashMap<>();
    private final List<Phrase> anywhere = new ArrayList<>();
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
        file.phrases().forEach(this::index);
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
            var word = words.word(at);
            match(byFirstWord.getOrDefault(word, List.of()), words, at, findings);
            if (word.length() >= BEGINNING) {
                match(byBeginning.getOrDefault(word.substring(0, BEGINNING), List.of()), words, at, findings);
            }
            match(anywhere, words, at, findings);
        }
        return findings;
    }

    private void match(Collection<Phrase> candidates, Tokens words, int at, List<Finding> findings) {
        for (var phrase : candidates) {
            var match = phrase.matchAt(words, at, negations);
            if (match != null && !negatedBefore(words, at) && !negatedBehind(words, match.end())) {
                findings.add(new Finding(phrase.signal(), match.term(), at, match.end()));
            }
        }
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

    private void index(Phrase phrase) {
        signals.add(phrase.signal());
        var words = new LinkedHashSet<String>();
        var beginnings = new LinkedHashSet<String>();
        boolean open = false;
        for (var alternative : ((Phrase.Choice) phrase.parts().getFirst()).alternatives()) {
            switch (alternative.tests().getFirst()) {
                case WordTest.Exact(String text) -> words.add(text);
                case WordTest.Begin(String text) -> beginnings.add(text.substring(0, BEGINNING));
                case WordTest.End _, WordTest.Within _, WordTest.Number _ -> open = true;
            }
        }
        if (open) {
            anywhere.add(phrase);
            return;
        }
        for (var word : words) {
            boolean foundByBeginning = word.length() >= BEGINNING && beginnings.contains(word.substring(0, BEGINNING));
            if (!foundByBeginning) {
                byFirstWord.computeIfAbsent(word, key -> new ArrayList<>()).add(phrase);
            }
        }
        beginnings.forEach(beginning ->
                byBeginning.computeIfAbsent(beginning, key -> new ArrayList<>()).add(phrase));
    }
}
