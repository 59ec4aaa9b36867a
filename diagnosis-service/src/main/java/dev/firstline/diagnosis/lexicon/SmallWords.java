package dev.firstline.diagnosis.lexicon;

import java.util.Map;
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
        Map<String, Long> counts =
                words.find(text).stream().collect(Collectors.groupingBy(Finding::signal, Collectors.counting()));
        long expected = counts.getOrDefault(stated, 0L);
        long fewest = expected == 0 ? FEWEST_WITHOUT_DOUBT : FEWEST;
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= fewest && count.getValue() >= 2 * expected)
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(stated);
    }
}
