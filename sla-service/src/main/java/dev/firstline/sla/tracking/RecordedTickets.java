package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.Books;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.Rulebooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All tickets of a tenant with what was heard of them, page by page, so that no number of them fills the memory. */
@ApplicationScoped
public class RecordedTickets {

    private static final int PAGE = 500;

    private final Transactions transactions;
    private final TicketTable tickets;
    private final Rulebooks rulebooks;

    RecordedTickets(Transactions transactions, TicketTable tickets, Rulebooks rulebooks) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.rulebooks = rulebooks;
    }

    /** Hears of each ticket. */
    @FunctionalInterface
    public interface Reader {

        /** @param books by which it is judged; only while this is called */
        void read(UUID ticketId, List<TicketFact> facts, Books books);
    }

    /**
     * Reads the tickets of that tenant itself, not of those below it, in the order of their ids.
     *
     * @param from the first instant of opening that counts
     * @param to the first instant of opening that no longer counts
     */
    public void each(TenantPath tenant, Instant from, Instant to, Reader reader) {
        @Nullable UUID after = new UUID(0, 0);
        while (after != null) {
            after = page(tenant, from, to, after, reader);
        }
    }

    private @Nullable UUID page(TenantPath tenant, Instant from, Instant to, UUID after, Reader reader) {
        return transactions.inTenant(tenant, () -> {
            var page = tickets.opened(tenant, from, to, after, PAGE);
            page.forEach(
                    ticket -> reader.read(ticket.id(), ticket.facts(), Deriving.books(rulebooks, ticket.rulebookId())));
            return page.size() < PAGE ? null : page.getLast().id();
        });
    }
}
