package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.SmallWords;
import dev.firstline.diagnosis.lexicon.Tokens;
import dev.firstline.diagnosis.product.Mention;
import dev.firstline.diagnosis.product.Product;
import dev.firstline.diagnosis.product.ProductCatalog;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a ticket by the lexicon of its language and the product catalog. Pure; shared by threads. */
public final class Reader {

    private final Map<Language, Lexicon> lexicons;
    private final SmallWords smallWords;
    private final ProductCatalog catalog;

    /** @throws IllegalArgumentException when a lexicon has a section that is no signal */
    public Reader(Map<Language, Lexicon> lexicons, SmallWords smallWords, ProductCatalog catalog) {
        this.lexicons = new EnumMap<>(lexicons);
        this.smallWords = smallWords;
        this.catalog = catalog;
        lexicons.values().forEach(lexicon -> lexicon.signals().forEach(Reader::signal));
    }

    /** The ticket as read. */
    public Reading read(TicketFacts facts) {
        var words = Tokens.of(facts.title(), facts.body());
        // There is one for every language.
        var lexicon = Objects.requireNonNull(lexicons.get(languageOf(words, facts.language())));
        var findings = bySignal(lexicon.find(words));
        if (facts.product() != null) {
            marketplaceInName(lexicon.find(Tokens.of(facts.product())), findings);
        }
        var fine = wordsOfWorkingParts(words, findings.getOrDefault(Signal.WORKS, List.of()));
        var mentions = catalog.mentions(words).stream()
                .filter(mention -> !fine.contains(mention.from()))
                .toList();
        var region = facts.region() != null
                ? catalog.canonicalRegion(facts.region())
                : catalog.region(words, fine).orElse(null);
        return new Reading(facts, findings, affected(facts, mentions), region, incidents(facts, mentions, region));
    }

    private Language languageOf(Tokens words, Language stated) {
        var primary = stated.tag().substring(0, 2);
        return switch (smallWords.languageOf(words, primary)) {
            case String same when same.equals(primary) -> stated;
            case "en" -> Language.EN;
            case "es" -> Language.ES;
            case "de" -> Language.DE;
            default -> Language.PT_BR;
        };
    }

    private static void marketplaceInName(List<Finding> inName, Map<Signal, List<Finding>> findings) {
        inName.stream()
                .filter(finding -> signal(finding.signal()) == Signal.MARKETPLACE)
                .forEach(finding -> findings.computeIfAbsent(Signal.MARKETPLACE, key -> new ArrayList<>())
                        .add(finding));
    }

    /** Stated product first; then those called by name, in the order of the text; then those only hinted at. */
    private List<Product> affected(TicketFacts facts, List<Mention> mentions) {
        var products = new LinkedHashSet<Product>();
        if (facts.product() != null) {
            catalog.mentions(Tokens.of(facts.product())).forEach(mention -> products.add(mention.product()));
        }
        mentions.stream().filter(Mention::named).forEach(mention -> products.add(mention.product()));
        mentions.forEach(mention -> products.add(mention.product()));
        return List.copyOf(products);
    }

    private List<KnownIncident> incidents(TicketFacts facts, List<Mention> mentions, @Nullable String region) {
        var products = new HashSet<>(affected(facts, mentions));
        return facts.incidents().stream()
                .filter(incident -> concerns(incident, products, facts, region))
                .toList();
    }

    /** Service and region must both fit; a ticket without a region is not taken for one of a regional incident. */
    private boolean concerns(
            KnownIncident incident, Set<Product> products, TicketFacts facts, @Nullable String region) {
        boolean here = incident.region() == null
                || catalog.canonicalRegion(incident.region()).equals(region);
        var services = catalog.productsOf(incident.service());
        boolean sameService = services.isEmpty()
                ? incident.service().equalsIgnoreCase(facts.product())
                : services.stream().anyMatch(products::contains);
        return here && sameService;
    }

    private static Map<Signal, List<Finding>> bySignal(List<Finding> findings) {
        var bySignal = new EnumMap<Signal, List<Finding>>(Signal.class);
        findings.forEach(finding -> bySignal.computeIfAbsent(signal(finding.signal()), key -> new ArrayList<>())
                .add(finding));
        return bySignal;
    }

    /** Places of the words in clauses that say something works: "the chat works" does not speak of a broken chat. */
    private static Set<Integer> wordsOfWorkingParts(Tokens words, List<Finding> works) {
        var places = new HashSet<Integer>();
        int done = 0;
        for (var finding : works) {
            int end = words.clauseEnd(finding.from());
            for (int i = Math.max(done, words.clauseStart(finding.from())); i <= end; i++) {
                places.add(i);
            }
            done = Math.max(done, end + 1);
        }
        return places;
    }

    private static Signal signal(String section) {
        return Signal.valueOf(section.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
