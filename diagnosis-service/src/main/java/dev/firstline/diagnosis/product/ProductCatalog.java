package dev.firstline.diagnosis.product;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The products and regions, with the names that people give them. Sections of its files read {@code [Exchange Online |
 * MICROSOFT_365]}; one that ends in {@code | everyday} holds words that only hint at the product,
 * one that ends in {@code | suite} the names of a whole suite.
 */
public final class ProductCatalog {

    private static final String EVERYDAY = "everyday";
    private static final String SUITE = "suite";

    private final Lexicon names;
    private final Lexicon regions;
    private final Map<String, Product> productBySection = new HashMap<>();
    private final Set<Product> suites = new HashSet<>();

    /**
     * @param products text of the product file
     * @param regions text of the region file; its sections are the region names
     * @throws IllegalArgumentException when a section names no product family
     */
    public ProductCatalog(String products, String regions) {
        this.names = Lexicon.parse(Map.of("products", products));
        this.regions = Lexicon.parse(Map.of("regions", regions));
        names.signals().forEach(section -> {
            productBySection.put(section, product(section));
            if (section.endsWith(SUITE)) {
                suites.add(product(section));
            }
        });
    }

    /** All mentions, in the order of the text; of overlapping ones only the longest. */
    public List<Mention> mentions(Tokens words) {
        var longestFirst = names.find(words).stream()
                .sorted(Comparator.comparingInt((Finding finding) -> finding.from() - finding.to())
                        .thenComparingInt(Finding::from))
                .toList();
        var covered = new BitSet();
        return longestFirst.stream()
                .filter(finding -> {
                    int next = covered.nextSetBit(finding.from());
                    boolean free = next < 0 || next >= finding.to();
                    covered.set(finding.from(), finding.to());
                    return free;
                })
                .sorted(Comparator.comparingInt(Finding::from))
                .map(this::mention)
                .toList();
    }

    /**
     * The products that a vendor's service name speaks of; empty for a service that the catalog does not know. A suite in
     * the name ("Azure" in "Azure Front Door") is only meant where the name is the suite's alone.
     */
    public Set<Product> productsOf(String serviceName) {
        var words = Tokens.of(serviceName);
        var mentions = mentions(words);
        var services = mentions.stream()
                .map(Mention::product)
                .filter(product -> !suites.contains(product))
                .collect(Collectors.toUnmodifiableSet());
        boolean suiteAlone = mentions.size() == 1
                && mentions.getFirst().to() - mentions.getFirst().from() == words.size();
        return services.isEmpty() && suiteAlone ? Set.of(mentions.getFirst().product()) : services;
    }

    /** The first region named, such as {@code West Europe}, leaving out the places that {@code ignored} holds. */
    public Optional<String> region(Tokens words, Set<Integer> ignored) {
        return regions.find(words).stream()
                .filter(finding -> !ignored.contains(finding.from()))
                .min(Comparator.comparingInt(Finding::from)
                        .thenComparing(Comparator.comparingInt(Finding::to).reversed()))
                .map(Finding::signal);
    }

    /** The region in the catalog's spelling ({@code westeurope} is {@code West Europe}); the text itself when unknown. */
    public String canonicalRegion(String region) {
        return region(Tokens.of(region), Set.of()).orElse(region.strip().toLowerCase(Locale.ROOT));
    }

    private Mention mention(Finding finding) {
        var product = Objects.requireNonNull(productBySection.get(finding.signal()));
        boolean named = !finding.signal().endsWith(EVERYDAY);
        return new Mention(product, finding.term(), named, finding.from(), finding.to());
    }

    private static Product product(String section) {
        var columns = section.split("\\|");
        if (columns.length < 2) {
            throw new IllegalArgumentException("[" + section + "]: expected [name | FAMILY]");
        }
        return new Product(columns[0].strip(), ProductFamily.valueOf(columns[1].strip()));
    }
}
