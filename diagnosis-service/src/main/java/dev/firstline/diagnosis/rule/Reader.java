package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.SmallWords;
import dev.firstline.diagnosis.lexicon.Tokens;
import dev.firstline.diagnosis.product.Mention;
import dev.firstline.diagnosis.product.Product;
import dev.firstline.diagnosis.product.ProductCatalog;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a ticket by the lexicon of its language and the product catalog. Pure; shared by threads. */
public final class Reader {

    private static final Pattern RELEASE = Pattern.compile("20\\d\\d|se");

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
        var mentions = catalog.mentions(words).stream()
                .filter(mention -> !fine.contains(mention.from()))
                .toList();
        var region = facts.region() != null
                ? catalog.canonicalRegion(facts.region())
                : catalog.region(words, fine).orElse(null);
        var named = mentions.stream()
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
                releases(words, mentions),
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

    /** On-premises products are told apart by their release: "Windows Server 2022". */
    private static Map<Product, String> releases(Tokens words, List<Mention> mentions) {
        var releases = new HashMap<Product, String>();
        for (var mention : mentions) {
            var last = words.word(mention.to() - 1);
            if (mention.product().family() == ProductFamily.ON_PREMISES
                    && RELEASE.matcher(last).matches()) {
                releases.putIfAbsent(mention.product(), mention.product().name() + " " + last.toUpperCase(Locale.ROOT));
            }
        }
        return releases;
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
