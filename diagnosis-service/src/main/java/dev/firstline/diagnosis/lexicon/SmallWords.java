package dev.firstline.diagnosis.lexicon;

import java.util.Map;
import java.util.stream.Collectors;

/** Knows the language of a text by its small words, where a filer or a CRM stated another one. */
public final class SmallWords {

    private static final long FEWEST = 4;

    private final Lexicon words;

    /** @param words one section per language, called {@code en}, {@code pt}, {@code es}, {@code de} */
    public SmallWords(Lexicon words) {
        this.words = words;
    }

    /** The stated language, unless the text has at least twice as many small words of another one. */
    public String languageOf(Words text, String stated) {
        Map<String, Long> counts =
                words.find(text).stream().collect(Collectors.groupingBy(Finding::signal, Collectors.counting()));
        long expected = counts.getOrDefault(stated, 0L);
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= FEWEST && count.getValue() >= 2 * expected)
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(stated);
    }
}
