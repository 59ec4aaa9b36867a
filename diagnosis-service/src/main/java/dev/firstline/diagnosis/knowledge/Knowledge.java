package dev.firstline.diagnosis.knowledge;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.SmallWords;
import dev.firstline.diagnosis.product.ProductCatalog;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.Reader;
import dev.firstline.diagnosis.rule.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lexicons, the product catalog and the rules, read once at start; a file with a mistake stops the start. */
public final class Knowledge {

    /** Both kinds of Portuguese know each other's words: a filer does not always tell which one it is. */
    private static final List<String> PORTUGUESE = List.of("any", "pt", "pt-BR", "pt-PT");

    /** Which files make up the lexicon of a language. */
    private static final Map<Language, List<String>> FILES = Map.of(
            Language.EN, List.of("any", "en"),
            Language.PT_BR, PORTUGUESE,
            Language.PT_PT, PORTUGUESE,
            Language.ES, List.of("any", "es"),
            Language.DE, List.of("any", "de"));

    private Knowledge() {}

    /**
     * The diagnostician in force.
     *
     * @throws IllegalArgumentException naming file and line, when a data file cannot be read
     */
    public static Diagnostician diagnostician() {
        var byFiles = new HashMap<List<String>, Lexicon>();
        var lexicons = new EnumMap<Language, Lexicon>(Language.class);
        FILES.forEach((language, files) -> lexicons.put(language, byFiles.computeIfAbsent(files, Knowledge::lexicon)));
        var catalog = new ProductCatalog(text("/product/products.terms"), text("/product/regions.terms"));
        return new Diagnostician(
                new Reader(lexicons, new SmallWords(lexicon(List.of("languages"))), catalog), RuleSet.current());
    }

    static Lexicon lexiconOf(Language language) {
        return lexicon(FILES.getOrDefault(language, List.of("any", "en")));
    }

    private static Lexicon lexicon(List<String> files) {
        var texts = new LinkedHashMap<String, String>();
        files.forEach(file -> texts.put(file + ".terms", text("/lexicon/" + file + ".terms")));
        return Lexicon.parse(texts);
    }

    private static String text(String resource) {
        try (var stream = Knowledge.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
