package dev.firstline.sla.policy;

import dev.firstline.contracts.diagnosis.Outcome;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.contracts.ticket.TicketType;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a rule is for. Everything that is named must hold; an empty set and a null name nothing.
 *
 * @param breakFix true for break-fix only, false for the others only, null for both
 * @param customers ids at intake
 * @param outcomes of the latest diagnosis; a ticket that is not diagnosed yet has none
 * @param vehicles the contract that carries the ticket at the vendor
 */
public record Condition(
        Set<Severity> severities,
        @Nullable Boolean breakFix,
        Set<Language> languages,
        Set<TicketType> types,
        Set<Category> categories,
        Set<ProductFamily> productFamilies,
        Set<UUID> customers,
        Set<Outcome> outcomes,
        Set<SupportVehicle> vehicles) {

    /** Every ticket. */
    public static final Condition ANY =
            new Condition(Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** Copies what it is given. */
    public Condition {
        severities = Set.copyOf(severities);
        languages = Set.copyOf(languages);
        types = Set.copyOf(types);
        categories = Set.copyOf(categories);
        productFamilies = Set.copyOf(productFamilies);
        customers = Set.copyOf(customers);
        outcomes = Set.copyOf(outcomes);
        vehicles = Set.copyOf(vehicles);
    }

    /** Whether the rule is for that ticket. */
    public boolean holds(TicketProfile ticket) {
        var vendor = ticket.vendor();
        return admits(severities, ticket.severity())
                && (breakFix == null || breakFix == ticket.breakFix())
                && admits(languages, ticket.language())
                && admits(types, ticket.type())
                && admits(categories, ticket.category())
                && admits(productFamilies, ticket.productFamily())
                && admits(customers, ticket.customer())
                && admits(outcomes, ticket.outcome())
                && admits(vehicles, vendor == null ? null : vendor.vehicle());
    }

    /** The same condition for one severity. */
    public Condition and(Severity severity) {
        return new Condition(
                Set.of(severity),
                breakFix,
                languages,
                types,
                categories,
                productFamilies,
                customers,
                outcomes,
                vehicles);
    }

    /** The same condition for one language. */
    public Condition and(Language language) {
        return new Condition(
                severities,
                breakFix,
                Set.of(language),
                types,
                categories,
                productFamilies,
                customers,
                outcomes,
                vehicles);
    }

    /** The same condition for break-fix tickets. */
    public Condition andBreakFix() {
        return andBreakFix(true);
    }

    /** The same condition for tickets that are break-fix, or for those that are not. */
    Condition andBreakFix(boolean only) {
        return new Condition(
                severities, only, languages, types, categories, productFamilies, customers, outcomes, vehicles);
    }

    /** Whether it holds for every ticket for which the other does. */
    public boolean covers(Condition other) {
        return covers(severities, other.severities)
                && (breakFix == null || breakFix.equals(other.breakFix))
                && covers(languages, other.languages)
                && covers(types, other.types)
                && covers(categories, other.categories)
                && covers(productFamilies, other.productFamilies)
                && covers(customers, other.customers)
                && covers(outcomes, other.outcomes)
                && covers(vehicles, other.vehicles);
    }

    private static <T> boolean covers(Set<T> named, Set<T> others) {
        return named.isEmpty() || !others.isEmpty() && named.containsAll(others);
    }

    private static <T> boolean admits(Set<T> named, @Nullable T value) {
        return named.isEmpty() || value != null && named.contains(value);
    }
}
