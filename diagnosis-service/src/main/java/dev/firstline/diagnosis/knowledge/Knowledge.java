package dev.firstline.diagnosis.knowledge;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.SmallWords;
import dev.firstline.diagnosis.mail.MailReader;
import dev.firstline.diagnosis.model.LinearModel;
import dev.firstline.diagnosis.product.ProductCatalog;
import dev.firstline.diagnosis.rule.Calibration;
import dev.firstline.diagnosis.rule.Diagnostician;
import dev.firstline.diagnosis.rule.Questions;
import dev.firstline.diagnosis.rule.Reader;
import dev.firstline.diagnosis.rule.RuleSet;
import dev.firstline.diagnosis.rule.Thresholds;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** The lexicons, the product catalog and the rules, read once at start; a file with a mistake stops the start. */
public final class Knowledge {

    /** Both kinds of Portuguese know each other's words: a filer does not always tell which one it is. */
    private static final List<String> PORTUGUESE = List.of("any", "pt", "pt-BR", "pt-PT", "plain-pt");

    /** Which files make up the lexicon of a language. */
    private static final Map<Language, List<String>> FILES = Map.of(
            Language.EN, List.of("any", "en", "plain-en"),
            Language.PT_BR, PORTUGUESE,
            Language.PT_PT, PORTUGUESE,
            Language.ES, List.of("any", "es", "plain-es"),
            Language.DE, List.of("any", "de", "plain-de"));

    private static final String MAIL = "mail";
    private static final String WHICH_PORTUGUESE = "portuguese";
    private static final String LANGUAGES = "languages";
    /** Groups of words are defined in the first one. */
    private static final List<String> PRODUCTS = List.of(
            "/product/ordinary.terms",
            "/product/microsoft-365.terms",
            "/product/security.terms",
            "/product/azure-infrastructure.terms",
            "/product/azure-platform.terms",
            "/product/azure-data.terms",
            "/product/business.terms",
            "/product/on-premises.terms",
            "/product/partner-center.terms");

    private static final String EDITIONS = "/product/editions.terms";
    private static final String REGIONS = "/product/regions.terms";
    private static final String MODEL = "/model/tickets.model";
    private static final int VERSION_BYTES = 6;

    private Knowledge() {}

    /**
     * The diagnostician in force, with the usual thresholds.
     *
     * @throws IllegalArgumentException naming file and line, when a data file cannot be read
     */
    public static Diagnostician diagnostician() {
        return diagnostician(Thresholds.usual());
    }

    /**
     * The diagnostician in force.
     *
     * @throws IllegalArgumentException naming file and line, when a data file cannot be read
     */
    public static Diagnostician diagnostician(Thresholds thresholds) {
        return diagnostician(thresholds, (file, terms) -> terms, LinearModel.parse(text(MODEL)));
    }

    /** One for trials: by terms that were changed on their way, as of {@link #reader}, and another model. */
    public static Diagnostician diagnostician(BinaryOperator<String> changed, LinearModel model) {
        return diagnostician(Thresholds.usual(), changed, model);
    }

    private static Diagnostician diagnostician(
            Thresholds thresholds, BinaryOperator<String> changed, LinearModel model) {
        return new Diagnostician(
                mailReader(),
                reader(changed),
                RuleSet.current(),
                Calibration.parse(text("/rule/calibration.txt")),
                thresholds,
                questions(),
                model,
                version(),
                catalogVersion());
    }

    /**
     * The reader of signals alone, by terms that were changed on their way: what is read without some of them tells how words are read that no
     * term was made for.
     *
     * @param changed given the name of a file and its text, the text to take
     */
    public static Reader reader(BinaryOperator<String> changed) {
        var byFiles = new HashMap<List<String>, Lexicon>();
        var lexicons = new EnumMap<Language, Lexicon>(Language.class);
        FILES.forEach((language, files) ->
                lexicons.put(language, byFiles.computeIfAbsent(files, some -> lexicon(some, changed))));
        return new Reader(lexicons, smallWords(), catalog(changed));
    }

    /** The product catalog in force. */
    public static ProductCatalog catalog() {
        return catalog((file, terms) -> terms);
    }

    private static ProductCatalog catalog(BinaryOperator<String> changed) {
        var products = new LinkedHashMap<String, String>();
        PRODUCTS.forEach(file -> products.put(file, changed.apply(file, text(file))));
        return new ProductCatalog(products, text(EDITIONS), text(REGIONS));
    }

    /** The reader of mails alone. */
    public static MailReader mailReader() {
        return mailReader(smallWords());
    }

    private static MailReader mailReader(SmallWords smallWords) {
        return new MailReader(lexicon(List.of(MAIL)), smallWords, lexicon(List.of(WHICH_PORTUGUESE)));
    }

    private static SmallWords smallWords() {
        return new SmallWords(lexicon(List.of(LANGUAGES)));
    }

    private static Questions questions() {
        var texts = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            var ofLanguage = new Properties();
            try (var file = new StringReader(text("/question/" + language.tag() + ".properties"))) {
                ofLanguage.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            texts.put(language, ofLanguage);
        }
        return new Questions(texts);
    }

    /** Tells one state of lexicons and catalog from another: whoever changes a term need not think of a number. */
    private static String version() {
        var lexicons = FILES.values().stream().flatMap(List::stream).distinct().sorted();
        return digest(Stream.concat(
                Stream.concat(lexicons, Stream.of(LANGUAGES, MAIL, WHICH_PORTUGUESE))
                        .map(Knowledge::lexiconFile),
                catalogFiles()));
    }

    /** Tells one state of the catalog from another. */
    private static String catalogVersion() {
        return digest(catalogFiles());
    }

    private static Stream<String> catalogFiles() {
        return Stream.concat(PRODUCTS.stream(), Stream.of(EDITIONS, REGIONS));
    }

    private static String digest(Stream<String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach(file -> digest.update(text(file).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String lexiconFile(String name) {
        return "/lexicon/" + name + ".terms";
    }

    static Lexicon lexiconOf(Language language) {
        return lexicon(FILES.getOrDefault(language, List.of("any", "en")));
    }

    private static Lexicon lexicon(List<String> files) {
        return lexicon(files, (file, terms) -> terms);
    }

    private static Lexicon lexicon(List<String> files, BinaryOperator<String> changed) {
        var texts = new LinkedHashMap<String, String>();
        files.forEach(file -> texts.put(file + ".terms", changed.apply(file, text(lexiconFile(file)))));
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
