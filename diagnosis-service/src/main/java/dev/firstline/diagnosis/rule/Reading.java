package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.diagnosis.Evidence;
import dev.firstline.contracts.ticket.Category;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.lexicon.Finding;
import dev.firstline.diagnosis.lexicon.Tokens;
import dev.firstline.diagnosis.product.Edition;
import dev.firstline.diagnosis.product.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as read: its facts, what its words signal, which products and region it speaks of.
 *
 * @param language the language that the words were read in
 * @param words title and body, folded
 * @param findings per signal the terms found, in the order of the text
 * @param affected products that the ticket speaks of, the main one first, without those that it says work
 * @param named products that the words call by name, in the order of the text
 * @param releases per product the release that the words name, such as {@code Windows Server 2022}
 * @param editions whether the words tell a trial, or a cloud apart from the public one
 * @param region the cloud region, as stated or named, in the catalog's spelling; or null
 * @param opinion what the model holds of it; null while it was not asked, as before the rules spoke
 * @param incidents published incidents of an affected product, in the region concerned
 */
public record Reading(
        TicketFacts facts,
        Language language,
        Tokens words,
        Map<Signal, List<Finding>> findings,
        List<Product> affected,
        List<Product> named,
        Map<Product, String> releases,
        List<Edition> editions,
        @Nullable String region,
        List<KnownIncident> incidents,
        @Nullable Opinion opinion) {

    /** The same with what the model holds of it. */
    Reading with(Opinion asked) {
        return new Reading(
                facts, language, words, findings, affected, named, releases, editions, region, incidents, asked);
    }

    /** Whether the words tell the signal. */
    public boolean said(Signal signal) {
        return findings.containsKey(signal);
    }

    /** The first term that tells the signal, as evidence. */
    Optional<Evidence> evidence(Signal signal) {
        return Optional.ofNullable(findings.get(signal))
                .map(List::getFirst)
                .map(finding -> new Evidence(Evidence.Kind.TERM, signal.section(), finding.term()));
    }

    /** Whether something is broken, by field or by words. */
    boolean faulty() {
        return Boolean.TRUE.equals(facts.breakFix())
                || said(Signal.FAULT)
                || said(Signal.DOWN)
                || said(Signal.PLATFORM_ERROR)
                || said(Signal.IRREGULARITY);
    }

    /** Whether the filer stated that it is a billing matter or a question of use. */
    boolean statedAsNoFault() {
        return facts.category() == Category.BILLING_SUBSCRIPTION || facts.category() == Category.USAGE_QUESTION;
    }

    /** The family of the first product that the words call by name, whatever was stated; or null. */
    @Nullable ProductFamily familyTold() {
        return named.isEmpty() ? null : named.getFirst().family();
    }

    /** The main product: of the stated family when one was stated. */
    Optional<Product> mainProduct() {
        return affected.stream()
                .filter(product -> facts.productFamily() == null || product.family() == facts.productFamily())
                .findFirst();
    }

    /** The product family as stated, or as the main product tells; or null. */
    @Nullable ProductFamily family() {
        return facts.productFamily() != null
                ? facts.productFamily()
                : mainProduct().map(Product::family).orElse(null);
    }
}
