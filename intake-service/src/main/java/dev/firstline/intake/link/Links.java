package dev.firstline.intake.link;

import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import dev.firstline.intake.feed.ChangeKind;
import dev.firstline.intake.feed.Noted;
import dev.firstline.intake.link.Linking.Above;
import dev.firstline.intake.link.Linking.Refusal;
import dev.firstline.intake.link.Linking.Surroundings;
import dev.firstline.intake.ticket.Ticket;
import dev.firstline.intake.ticket.TicketJournal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;

/** Links tickets, and parts them; within the open transaction, which holds both tickets. */
@ApplicationScoped
public class Links {

    private final LinkStore store;
    private final TicketJournal journal;
    private final Clock clock;

    Links(LinkStore store, TicketJournal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A link that is there now.
     *
     * @param made whether it was not there before
     */
    public record Linked(UUID id, boolean made) {}

    /**
     * Links two tickets; a link that is there already stays as it is. Both are told it in the feed, to those who see both. For a kind with a
     * direction the transaction also holds their tree of tenants.
     *
     * @param kind what the first is to the other
     * @throws Problem 409 when one has too many links or one above it already, or it would lead round, by what the caller sees; 422 when both
     *     are one
     */
    public Linked link(Ticket ticket, LinkKind kind, Ticket other, Actor.Bearer by) {
        var bond = Bond.of(ticket.id(), kind, other.id());
        var known = store.find(bond);
        if (known.isPresent()) {
            return new Linked(known.get(), false);
        }
        Linking.refusal(bond, around(bond)).ifPresent(refusal -> {
            throw problem(refusal);
        });
        var tenant = Linking.common(ticket.tenant(), other.tenant())
                .orElseThrow(() -> Problem.invalid("/ticketId", "belongs to another tree of tenants"));
        var id = Ids.next();
        store.insert(id, tenant, bond, clock.instant(), by);
        note(ChangeKind.LINKED, tenant, by, ticket, other);
        return new Linked(id, true);
    }

    /** Takes a link away. */
    void part(UUID link, Ticket ticket, Ticket other, Actor.Bearer by) {
        store.delete(link);
        var tenant = Linking.common(ticket.tenant(), other.tenant()).orElseThrow();
        note(ChangeKind.UNLINKED, tenant, by, ticket, other);
    }

    /** In the name of the link's tenant: who sees one of the tickets alone is not told that it has to do with another. */
    private void note(ChangeKind kind, TenantPath tenant, Actor by, Ticket... tickets) {
        var now = clock.instant();
        Stream.of(tickets).forEach(Ticket::placed);
        journal.note(Stream.of(tickets)
                .map(ticket -> new Noted(tenant, ticket.id(), ticket.version(), kind, now, by))
                .toList());
    }

    private Surroundings around(Bond bond) {
        int links = Math.max(store.count(bond.from()), store.count(bond.to()));
        return bond.kind().hasDirection()
                ? new Surroundings(
                        store.above(bond.from(), bond.kind(), 1),
                        store.above(bond.to(), bond.kind(), Linking.HIGHEST),
                        links)
                : new Surroundings(Above.NOTHING, Above.NOTHING, links);
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case ITSELF -> Problem.invalid("/ticketId", "is the ticket itself");
            case HAS_ONE_ABOVE ->
                Problem.conflict(
                        "The lower of the two has a link of this kind already, and can have one; take that away first.");
            case CIRCLE ->
                Problem.conflict("The upper of the two lies below the other already: the link would lead round.");
            case TOO_HIGH ->
                Problem.conflict("There would be more than " + Linking.HIGHEST
                        + " tickets one above the other; link it to the uppermost.");
            case TOO_MANY ->
                Problem.conflict("One of the two has " + Linking.MOST
                        + " links, the most that a ticket may have; take one away first.");
        };
    }
}
