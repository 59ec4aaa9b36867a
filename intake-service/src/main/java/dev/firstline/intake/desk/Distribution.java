package dev.firstline.intake.desk;

import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.desk.QueueRule.Traits;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which queue a ticket comes into. */
final class Distribution {

    private Distribution() {}

    /** The ordered rules of a tenant. */
    record Book(TenantPath tenant, List<QueueRule> rules) {}

    /** A queue of a tenant. */
    record Choice(TenantPath tenant, String queue) {}

    /**
     * The first rule that fits, of the nearest tenant that has one: the ticket's own before those above it. Empty where none does.
     *
     * @param books of any tenants, in any order
     */
    static Optional<Choice> choose(TenantPath ticket, Traits traits, List<Book> books) {
        return books.stream()
                .filter(book -> book.tenant().covers(ticket))
                .sorted(Comparator.comparingInt(
                                (Book book) -> book.tenant().value().length())
                        .reversed())
                .flatMap(book -> book.rules().stream()
                        .filter(rule -> rule.fits(traits))
                        .map(rule -> new Choice(book.tenant(), rule.queue())))
                .findFirst();
    }
}
