package dev.firstline.diagnosis.lexicon;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Knows the language of a text by its small words, where a filer or a CRM stated another one. */
public final class SmallWords {

    private static final long FEWEST = 4;

    /** Enough when the text has no small word of the stated language at all. */
    private static final long FEWEST_WITHOUT_DOUBT = 2;

    private final Lexicon words;

    /** @param words one section per language, called {@code en}, {@code pt}, {@code es}, {@code de} */
    public SmallWords(Lexicon words) {
        this.words = words;
    }

    /** The stated language, unless the text has at least twice as many small words of another one. */
    public String languageOf(Tokens text, String stated) {
        var counts = counts(text);
        long expected = counts.getOrDefault(stated, 0L);
        long fewest = expected == 0 ? FEWEST_WITHOUT_DOUBT : FEWEST;
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= fewest && count.getValue() >= 2 * expected)
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(stated);
    }

    /** How many small words of each language the text has; a language without any is missing. */
    public Map<String, Long> counts(Tokens text) {
        return words.find(text).stream()
                .collect(Collectors.groupingBy(Finding::signal, TreeMap::new, Collectors.counting()));
    }
}
