package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.SlaJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Whole histories of tickets, one after the other: only the facts of one are in memory at a time. */
@ApplicationScoped
@Startup // for its counter: one that is not there cannot be alerted on
class Histories {

    private static final String FACTS =
            "select ticket_id, tenant, kind, detail from ticket_fact where ticket_id = any(?) order by ticket_id";

    private final Transactions transactions;
    private final Counter read;

    Histories(Transactions transactions, MeterRegistry metrics) {
        this.transactions = transactions;
        this.read = Counter.builder("firstline.sla.facts.read")
                .description("Facts that were read again to derive the clocks of tickets from their whole history")
                .register(metrics);
    }

    /**
     * Reads the tickets within an open transaction.
     *
     * @param reader hears of each once, in no order; of the list only while it is called
     */
    void each(Collection<HeardTicket> tickets, BiConsumer<HeardTicket, List<TicketFact>> reader) {
        if (tickets.isEmpty()) {
            return;
        }
        var gathering = new Gathering(tickets, reader);
        Sql.each(
                transactions,
                FACTS,
                (connection, statement) -> statement.setArray(1, Sql.uuids(connection, gathering.left.keySet())),
                row -> gathering.take(
                        row.getObject("ticket_id", UUID.class),
                        row.getString("tenant"),
                        SlaJson.read(
                                row.getString("detail"),
                                FactKind.valueOf(row.getString("kind")).type())));
        gathering.end();
    }

    private final class Gathering {

        private final Map<UUID, HeardTicket> left = new HashMap<>();
        private final BiConsumer<HeardTicket, List<TicketFact>> reader;
        private final List<TicketFact> facts = new ArrayList<>();
        private @Nullable HeardTicket ticket;

        private Gathering(Collection<HeardTicket> tickets, BiConsumer<HeardTicket, List<TicketFact>> reader) {
            tickets.forEach(one -> left.put(one.id(), one));
            this.reader = reader;
        }

        private void take(UUID ticketId, String tenant, TicketFact fact) {
            read.increment();
            if (ticket == null || !ticket.id().equals(ticketId)) {
                hand();
                // The facts of those that were asked for come ticket by ticket.
                ticket = Objects.requireNonNull(left.remove(ticketId));
            }
            // Another tenant's word on this ticket is no fact of it.
            if (ticket.tenant().value().equals(tenant)) {
                facts.add(fact);
            }
        }

        private void hand() {
            if (ticket != null) {
                reader.accept(ticket, facts);
                facts.clear();
            }
        }

        private void end() {
            hand();
            left.values().forEach(unknown -> reader.accept(unknown, List.of()));
        }
    }
}
