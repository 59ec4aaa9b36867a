package dev.firstline.diagnosis.product;

import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Lexicon;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The products, editions and regions, with the names that people give them. Sections of its files read {@code [Exchange Online |
 * MICROSOFT_365]}; one that ends in {@code | everyday} holds words that only hint at the product, one that ends in
 * {@code | suite} the names of a whole suite, in {@code | platform} what others run on, and in {@code | capital en} words that are
 * ordinary ones in English, unless written as a name. The terms of {@code [ordinary]} name nothing. Finding is linear in the text, as
 * of {@link Lexicon}.
 */
public final class ProductCatalog {

    private static final String ORDINARY = "ordinary";
    private static final String NOUNS_HAVE_CAPITALS = "de";

    private final Lexicon names;
    private final Lexicon editions;
    private final Lexicon regions;
    private final Map<String, Section> sections = new HashMap<>();

    /**
     * @param products texts of the product files by their names
     * @param editions text of the file of editions; its sections are theirs
     * @param regions text of the region file; its sections are the region names
     * @throws IllegalArgumentException when a section names no product family
     */
    public ProductCatalog(Map<String, String> products, String editions, String regions) {
        this.names = Lexicon.parse(products);
        this.editions = Lexicon.parse(Map.of("editions", editions));
        this.regions = Lexicon.parse(Map.of("regions", regions));
        names.signals().forEach(head -> sections.put(head, Section.of(head)));
        this.editions.signals().stream().filter(head -> !head.equals(ORDINARY)).forEach(Edition::ofSection);
    }

    /** The products that it knows. */
    public Set<Product> products() {
        return sections.values().stream()
                .flatMap(section -> Optional.ofNullable(section.product()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * All mentions, in the order of the text; of overlapping ones only the longest. A suite in front of its service ("Azure Key Vault") is
     * part of the name.
     *
     * @param language of the words, two letters: some names are ordinary words of it
     */
    public List<Mention> mentions(Tokens words, String language) {
        boolean capitalsMeanNothing = NOUNS_HAVE_CAPITALS.equals(language);
        var found = mentions(words, finding -> {
            var section = section(finding);
            return !section.ordinaryIn().contains(language) || !capitalsMeanNothing && words.standsOut(finding.from());
        });
        if (capitalsMeanNothing) {
            return found;
        }
        var starts = found.stream().map(Mention::from).collect(Collectors.toSet());
        return found.stream()
                .map(mention -> unknownFollows(words, mention, starts)
                        ? mention.of(Product.unknown(mention.product().family()))
                        : mention)
                .toList();
    }

    /** The mentions in what is known to be a name, such as a stated product. */
    public List<Mention> mentionsInName(Tokens words) {
        return mentions(words, finding -> true);
    }

    private List<Mention> mentions(Tokens words, Predicate<Finding> counts) {
        var longest = longest(names.find(words).stream().filter(counts));
        return IntStream.range(0, longest.size())
                .filter(i -> !(i + 1 < longest.size() && partOfName(longest.get(i), longest.get(i + 1))))
                .mapToObj(longest::get)
                .flatMap(finding -> mention(finding).stream())
                .toList();
    }

    /** "Azure Tea Kettle" is a service of Azure that nobody here knows, and not all of Azure. */
    private static boolean unknownFollows(Tokens words, Mention suite, Set<Integer> starts) {
        int next = suite.to();
        return suite.naming() == Naming.SUITE
                && next < words.size()
                && !starts.contains(next)
                && words.clauseStart(next) <= suite.from()
                && words.standsOut(next);
    }

    /** Of overlapping findings the longest, of equal ones a name before what is ordinary; in the order of the text. */
    private List<Finding> longest(Stream<Finding> found) {
        var longestFirst = found.sorted(Comparator.comparingInt((Finding finding) -> finding.from() - finding.to())
                        .thenComparing(finding -> finding.signal().equals(ORDINARY))
                        .thenComparing(this::naming)
                        .thenComparingInt(Finding::from))
                .toList();
        var covered = new BitSet();
        return longestFirst.stream()
                .filter(finding -> {
                    int next = covered.nextSetBit(finding.from());
                    boolean free = next < 0 || next >= finding.to();
                    if (free) {
                        covered.set(finding.from(), finding.to());
                    }
                    return free;
                })
                .sorted(Comparator.comparingInt(Finding::from))
                .toList();
    }

    private boolean partOfName(Finding suite, Finding next) {
        var product = section(next).product();
        return section(suite).naming() == Naming.SUITE
                && product != null
                && section(next).naming() == Naming.NAME
                && suite.to() == next.from();
    }

    /**
     * The products that a vendor's service name speaks of; empty for a service that the catalog does not know. A suite in
     * the name ("Azure" in "Azure Front Door") is only meant where the name is the suite's alone.
     */
    public Set<Product> productsOf(String serviceName) {
        var words = Tokens.of(serviceName);
        var mentions = mentionsInName(words);
        var services = mentions.stream()
                .filter(mention -> mention.naming() != Naming.SUITE)
                .map(Mention::product)
                .collect(Collectors.toUnmodifiableSet());
        boolean suiteAlone = mentions.size() == 1
                && mentions.getFirst().to() - mentions.getFirst().from() == words.size();
        return services.isEmpty() && suiteAlone ? Set.of(mentions.getFirst().product()) : services;
    }

    /** Whether the words tell a trial, or a cloud apart from the public one; in the order of {@link Edition}. */
    public List<Edition> editions(Tokens words) {
        return longest(editions.find(words).stream()).stream()
                .map(Finding::signal)
                .filter(section -> !section.equals(ORDINARY))
                .map(Edition::ofSection)
                .distinct()
                .sorted()
                .toList();
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

    /** That of a product; all that is no product is told apart alike. */
    private Naming naming(Finding finding) {
        var section = sections.get(finding.signal());
        return section == null ? Naming.NAME : section.naming();
    }

    private Section section(Finding finding) {
        return Objects.requireNonNull(sections.get(finding.signal()));
    }

    private Optional<Mention> mention(Finding finding) {
        var section = section(finding);
        return Optional.ofNullable(section.product())
                .map(product -> new Mention(product, finding.term(), section.naming(), finding.from(), finding.to()));
    }
}
