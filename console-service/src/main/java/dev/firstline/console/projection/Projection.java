package dev.firstline.console.projection;

import dev.firstline.chassis.inbox.TicketOwners;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Brings the views of tickets up to what a batch tells of them, by as many statements whatever the batch holds: one that keeps the facts
 * and holds the rows, one that writes the views, and between them one that reads the history of tickets that this copy does not remember.
 *
 * <p>What there is of a ticket without a row nobody can hold by it, so its name is held instead. Who does not get the name, meets facts of a
 * ticket that has no row, or finds that somebody else made the row meanwhile, goes the careful way for that ticket: it waits, looks again,
 * and derives from all facts. A ticket known by its alerts alone has no row, since these do not say whose it is.
 */
@ApplicationScoped
class Projection {

    private final TicketViewStore store;
    private final ViewDerivation derivation;

    Projection(TicketViewStore store, ViewDerivation derivation) {
        this.store = store;
        this.derivation = derivation;
    }

    /**
     * Within an open transaction of the platform's scope.
     *
     * @throws IllegalArgumentException when a ticket belongs to another tenant than the events that speak of it
     */
    void apply(List<TicketNews> news, TicketOwners owners) {
        if (news.isEmpty()) {
            return;
        }
        var found = store.take(news);
        mustOwn(owners, found);
        var plain = news.stream()
                .filter(one -> isPlain(one, found.getOrDefault(one.ticketId(), Found.NOTHING), owners))
                .toList();
        var written = write(plain, news, found, owners);
        var rest =
                news.stream().filter(one -> !written.contains(one.ticketId())).toList();
        if (!rest.isEmpty()) {
            carefully(rest, owners);
        }
    }

    private static boolean isPlain(TicketNews news, Found found, TicketOwners owners) {
        return found.hasRow() || found.unheardOf() && owners.byTicket().containsKey(news.ticketId());
    }

    private void carefully(List<TicketNews> news, TicketOwners owners) {
        var found = store.hold(news);
        mustOwn(owners, found);
        var known = news.stream()
                .filter(one -> found.getOrDefault(one.ticketId(), Found.NOTHING).hasRow()
                        || owners.byTicket().containsKey(one.ticketId()))
                .toList();
        if (write(known, known, found, owners).size() < known.size()) {
            throw new IllegalStateException("the view of a ticket could not be written though it is held");
        }
    }

    private Set<UUID> write(
            List<TicketNews> news, List<TicketNews> batch, Map<UUID, Found> found, TicketOwners owners) {
        if (news.isEmpty()) {
            return Set.of();
        }
        var derived = derivation.of(news, found);
        var rows = new ArrayList<ViewRow>(news.size());
        for (var one : news) {
            var ticket = one.ticketId();
            rows.add(ViewRow.of(
                    one,
                    Objects.requireNonNull(derived.get(ticket)),
                    found.getOrDefault(ticket, Found.NOTHING),
                    owners.byTicket().get(ticket)));
        }
        return store.write(rows, batch);
    }

    private static void mustOwn(TicketOwners owners, Map<UUID, Found> found) {
        var stored = new HashMap<UUID, TenantPath>();
        found.forEach((ticket, one) -> {
            if (one.owner() != null) {
                stored.put(ticket, one.owner());
            }
        });
        owners.mustOwn(stored);
    }
}
