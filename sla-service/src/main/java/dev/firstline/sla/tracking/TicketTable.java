package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.SlaJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Tickets and what was heard of them; within an open transaction. */
@ApplicationScoped
class TicketTable {

    private static final String ADD_FACT = """
            insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
            values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (event_id) do nothing""";
    private static final String ADD_TICKET =
            "insert into ticket (id, tenant, rulebook_id, opened_at, customer) values (?, ?, ?, ?, ?)"
                    + " on conflict (id) do nothing";
    private static final String TICKETS = "select id, tenant, rulebook_id from ticket where id = any(?) order by id";

    /** The locks first, in the order of the ids. */
    private static final String LOCK = """
            with held as materialized (select id, heard from ticket where id = any(?) order by id for update)
            update ticket set heard = gen_random_uuid() from held where ticket.id = held.id
            returning ticket.id, tenant, rulebook_id, held.heard as before, ticket.heard as mark""";

    private static final String OPENED = """
            select id, tenant, rulebook_id from ticket
            where tenant = ? and opened_at >= ? and opened_at < ? and id > ? order by id limit ?""";
    private static final String OPEN = """
            select id, tenant, rulebook_id from ticket
            where tenant = ? and id > ? and (cardinality(?::uuid[]) = 0 or id = any(?)) and (cardinality(?::uuid[]) = 0 or customer = any(?))
              and exists (select 1 from clock where clock.ticket_id = ticket.id and clock.state in ('RUNNING', 'PAUSED')
                and (cardinality(?::text[]) = 0 or clock.policy = any(?)))
            order by id limit ?""";
    private static final String FACTS =
            "select ticket_id, tenant, kind, detail from ticket_fact where ticket_id = any(?)";

    /** In the order of the array. */
    private static final String CLAIM = "select pg_advisory_xact_lock(key) from unnest(?) as key";

    private final Transactions transactions;

    TicketTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Keeps others from writing of these tickets until the transaction ends, also of such as nobody knows yet, which have no row to be
     * locked.
     */
    void claim(Collection<UUID> ticketIds) {
        var keys =
                ticketIds.stream().map(TicketTable::claimed).distinct().sorted().toArray();
        Sql.query(
                transactions,
                CLAIM,
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("int8", keys)),
                row -> keys);
    }

    /** The number that stands for a ticket while it is claimed. */
    static long claimed(UUID ticketId) {
        return ticketId.getMostSignificantBits() * 31 + ticketId.getLeastSignificantBits();
    }

    void add(Collection<HeardFact> heard) {
        Sql.batch(transactions, ADD_FACT, (connection, statement) -> {
            for (var one : heard) {
                var fact = one.fact();
                statement.setObject(1, fact.eventId());
                statement.setObject(2, one.ticketId());
                statement.setString(3, one.tenant().value());
                statement.setLong(4, fact.version());
                statement.setObject(5, Sql.utc(fact.at()));
                statement.setString(6, FactKind.of(fact).name());
                statement.setString(7, SlaJson.write(fact));
                statement.addBatch();
            }
        });
    }

    /** @param rulebookIds by which they are judged, in the same order */
    void open(List<HeardFact> opened, List<UUID> rulebookIds) {
        Sql.batch(transactions, ADD_TICKET, (connection, statement) -> {
            for (int i = 0; i < opened.size(); i++) {
                var one = opened.get(i);
                statement.setObject(1, one.ticketId());
                statement.setString(2, one.tenant().value());
                statement.setObject(3, rulebookIds.get(i));
                statement.setObject(4, Sql.utc(one.fact().at()));
                statement.setObject(
                        5,
                        one.fact() instanceof TicketFact.Opened openedNow
                                ? openedNow.profile().customer()
                                : null);
                statement.addBatch();
            }
        });
    }

    /** Intake never told of these. */
    void markPast(Collection<UUID> ticketIds) {
        Sql.batch(transactions, "update ticket set of_the_past = true where id = any(?)", (connection, statement) -> {
            statement.setArray(1, Sql.uuids(connection, ticketIds));
            statement.addBatch();
        });
    }

    /**
     * Those of the tickets whose opening was heard, in the order of their ids, locked until the end of the transaction; marked as tickets of
     * which more was heard.
     */
    List<HeardTicket> hear(Collection<UUID> ticketIds) {
        var tickets = Sql.query(
                transactions,
                LOCK,
                (connection, statement) -> statement.setArray(1, Sql.uuids(connection, ticketIds)),
                row -> new HeardTicket(
                        row.getObject("id", UUID.class),
                        new TenantPath(row.getString("tenant")),
                        row.getObject("rulebook_id", UUID.class),
                        row.getObject("before", UUID.class),
                        row.getObject("mark", UUID.class)));
        return tickets.stream().sorted(Comparator.comparing(HeardTicket::id)).toList();
    }

    /** Those of the tickets whose opening was heard, locked until the end of the transaction. */
    List<TrackedTicket> lock(Collection<UUID> ticketIds) {
        return read(TICKETS + " for update", ticketIds);
    }

    /** The ticket, if its opening was heard and the transaction may see it. */
    List<TrackedTicket> find(UUID ticketId) {
        return read(TICKETS, List.of(ticketId));
    }

    /** Tickets of that tenant that were opened in a period, those after an id, in the order of their ids. */
    List<TrackedTicket> opened(TenantPath tenant, Instant from, Instant to, UUID after, int limit) {
        return read(OPENED, (connection, statement) -> {
            statement.setString(1, tenant.value());
            statement.setObject(2, Sql.utc(from));
            statement.setObject(3, Sql.utc(to));
            statement.setObject(4, after);
            statement.setInt(5, limit);
        });
    }

    /** Tickets of that tenant with a clock that runs or stands, those after an id, in the order of their ids. */
    List<TrackedTicket> open(TenantPath tenant, RebaseMany.Chosen chosen, UUID after, int limit) {
        return read(OPEN, (connection, statement) -> {
            statement.setString(1, tenant.value());
            statement.setObject(2, after);
            statement.setArray(3, Sql.uuids(connection, chosen.tickets()));
            statement.setArray(4, Sql.uuids(connection, chosen.tickets()));
            statement.setArray(5, Sql.uuids(connection, chosen.customers()));
            statement.setArray(6, Sql.uuids(connection, chosen.customers()));
            var policies = connection.createArrayOf("text", chosen.policies().toArray());
            statement.setArray(7, policies);
            statement.setArray(8, policies);
            statement.setInt(9, limit);
        });
    }

    private List<TrackedTicket> read(String sql, Collection<UUID> ticketIds) {
        return read(sql, (connection, statement) -> statement.setArray(1, Sql.uuids(connection, ticketIds)));
    }

    private List<TrackedTicket> read(String sql, Sql.Binding binding) {
        var tickets = Sql.query(
                transactions,
                sql,
                binding,
                row -> new TrackedTicket(
                        row.getObject("id", UUID.class),
                        new TenantPath(row.getString("tenant")),
                        row.getObject("rulebook_id", UUID.class),
                        new ArrayList<>()));
        addFacts(tickets);
        return tickets;
    }

    private void addFacts(List<TrackedTicket> tickets) {
        Map<UUID, TrackedTicket> byId = new HashMap<>();
        tickets.forEach(ticket -> byId.put(ticket.id(), ticket));
        record Fact(UUID ticketId, String tenant, TicketFact fact) {}
        var facts = Sql.query(
                transactions,
                FACTS,
                (connection, statement) -> statement.setArray(1, Sql.uuids(connection, byId.keySet())),
                row -> new Fact(
                        row.getObject("ticket_id", UUID.class),
                        row.getString("tenant"),
                        SlaJson.read(
                                row.getString("detail"),
                                FactKind.valueOf(row.getString("kind")).type())));
        for (var fact : facts) {
            var ticket = Objects.requireNonNull(byId.get(fact.ticketId()));
            // Another tenant's word on this ticket is no fact of it.
            if (ticket.tenant().value().equals(fact.tenant())) {
                ticket.facts().add(fact.fact());
            }
        }
    }
}
