package dev.firstline.diagnosis.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Phrases by what their first word can be, so that only those are tried that could begin at a word. */
final class PhraseIndex {

    private static final int BEGINNING = 3;

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<String, List<Phrase>> byBeginning = new HashMap<>();
    private final List<Phrase> anywhere = new ArrayList<>();

    /** Those that could begin with the word. */
    List<Phrase> beginningWith(String word) {
        var exact = byFirstWord.getOrDefault(word, List.of());
        var begun = word.length() < BEGINNING
                ? List.<Phrase>of()
                : byBeginning.getOrDefault(word.substring(0, BEGINNING), List.of());
        if (exact.isEmpty() && begun.isEmpty()) {
            return anywhere;
        }
        var all = new ArrayList<Phrase>(exact.size() + begun.size() + anywhere.size());
        all.addAll(exact);
        all.addAll(begun);
        all.addAll(anywhere);
        return all;
    }

    void add(Phrase phrase) {
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
