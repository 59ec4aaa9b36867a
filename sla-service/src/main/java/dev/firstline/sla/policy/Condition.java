package dev.firstline.sla.policy;

import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a rule is for. Everything that is named must hold; an empty set and a null name nothing.
 *
 * @param breakFix true for break-fix only, false for the others only, null for both
 */
public record Condition(
        Set<Severity> severities,
        @Nullable Boolean breakFix,
        Set<Language> languages,
        Set<TicketType> types,
        Set<Category> categories,
        Set<ProductFamily> productFamilies) {

    /** Every ticket. */
    public static final Condition ANY = new Condition(Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of());

    /** Copies what it is given. */
    public Condition {
        severities = Set.copyOf(severities);
        languages = Set.copyOf(languages);
        types = Set.copyOf(types);
        categories = Set.copyOf(categories);
        productFamilies = Set.copyOf(productFamilies);
    }

    /** Whether the rule is for that ticket. */
    public boolean holds(TicketProfile ticket) {
        return admits(severities, ticket.severity())
                && (breakFix == null || breakFix == ticket.breakFix())
                && admits(languages, ticket.language())
                && admits(types, ticket.type())
                && admits(categories, ticket.category())
                && admits(productFamilies, ticket.productFamily());
    }

    /** The same condition for one severity. */
    public Condition and(Severity severity) {
        return new Condition(Set.of(severity), breakFix, languages, types, categories, productFamilies);
    }

    /** The same condition for one language. */
    public Condition and(Language language) {
        return new Condition(severities, breakFix, Set.of(language), types, categories, productFamilies);
    }

    /** The same condition for break-fix tickets. */
    public Condition andBreakFix() {
        return new Condition(severities, true, languages, types, categories, productFamilies);
    }

    private static <T> boolean admits(Set<T> named, @Nullable T value) {
        return named.isEmpty() || value != null && named.contains(value);
    }
}
