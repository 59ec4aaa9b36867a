package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.SmallWords;
import dev.firstline.diagnosis.lexicon.Tokens;
import dev.firstline.diagnosis.product.Mention;
import dev.firstline.diagnosis.product.Naming;
import dev.firstline.diagnosis.product.Product;
import dev.firstline.diagnosis.product.ProductCatalog;
import dev.firstline.diagnosis.product.Releases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
        var language = languageOf(words, facts.language());
        var lexicon = Objects.requireNonNull(lexicons.get(language));
        var findings = Scope.of(words, bySignal(lexicon.find(words)));
        if (facts.product() != null) {
            marketplaceInName(lexicon.find(Tokens.of(facts.product())), findings);
        }
        var fine = Scope.clausesThatWork(words, findings.getOrDefault(Signal.WORKS, List.of()));
        var mentions = catalog.mentions(words, language.tag().substring(0, 2)).stream()
                .filter(mention -> !fine.contains(mention.from()))
                .toList();
        var region = facts.region() != null
                ? catalog.canonicalRegion(facts.region())
                : catalog.region(words, fine).orElse(null);
        var named = byNaming(mentions)
                .filter(Mention::named)
                .map(Mention::product)
                .distinct()
                .toList();
        return new Reading(
                facts,
                language,
                words,
                findings,
                affected(facts, mentions),
                named,
                Releases.in(words, mentions),
                catalog.editions(words),
                region,
                incidents(facts, words, mentions, region),
                null);
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

    /** Stated product first; then those called by name, in the order of the text; then suites and hints. What something runs on is not it. */
    private List<Product> affected(TicketFacts facts, List<Mention> mentions) {
        var products = new LinkedHashSet<Product>();
        if (facts.product() != null) {
            byNaming(catalog.mentionsInName(Tokens.of(facts.product())))
                    .forEach(mention -> products.add(mention.product()));
        }
        byNaming(mentions)
                .filter(mention -> mention.naming() != Naming.PLATFORM)
                .forEach(mention -> products.add(mention.product()));
        return List.copyOf(products);
    }

    /** A stable sort: of those that are called alike the first of the text comes first. */
    private static Stream<Mention> byNaming(List<Mention> mentions) {
        return mentions.stream().sorted(Comparator.comparing(Mention::naming));
    }

    private List<KnownIncident> incidents(
            TicketFacts facts, Tokens words, List<Mention> mentions, @Nullable String region) {
        var products = new HashSet<>(affected(facts, mentions));
        return facts.incidents().stream()
                .filter(incident -> concerns(incident, products, words, facts, region))
                .toList();
    }

    /** Service and region must both fit, an unknown service by its full name; a ticket without a region is not taken for one of a regional incident. */
    private boolean concerns(
            KnownIncident incident, Set<Product> products, Tokens words, TicketFacts facts, @Nullable String region) {
        boolean here = incident.region() == null
                || catalog.canonicalRegion(incident.region()).equals(region);
        var services = catalog.productsOf(incident.service());
        boolean sameService = services.isEmpty()
                ? incident.service().equalsIgnoreCase(facts.product()) || words.holds(Tokens.of(incident.service()))
                : services.stream().anyMatch(products::contains);
        return here && sameService;
    }

    private static Map<Signal, List<Finding>> bySignal(List<Finding> findings) {
        var bySignal = new EnumMap<Signal, List<Finding>>(Signal.class);
        findings.forEach(finding -> bySignal.computeIfAbsent(signal(finding.signal()), key -> new ArrayList<>())
                .add(finding));
        return bySignal;
    }

    private static Signal signal(String section) {
        return Signal.valueOf(section.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
