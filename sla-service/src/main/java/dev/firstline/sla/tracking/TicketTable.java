package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.settings.Rulebooks;
import dev.firstline.sla.settings.SlaJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Tickets and what was heard of them; within an open transaction. */
@ApplicationScoped
class TicketTable {

    /** Facts that go to the database at a time: of what is imported no number fills the memory twice. */
    private static final int PAGE = 1_000;

    private static final String ADD_TICKET = "insert into ticket (id, tenant, rulebook_id, opened_at, customer)"
            + " select id, tenant, rulebook, \"openedAt\", customer " + Opening.ROWS
            + " order by id on conflict (id) do nothing";
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

    /** Beyond so many facts a history is long. */
    static final int LONG = 2_000;

    private static final String IS_LONG =
            "select exists (select from ticket_fact where ticket_id = any(?) offset " + LONG + ")";

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
        Sql.query(
                transactions,
                CLAIM,
                (connection, statement) -> statement.setArray(1, claims(connection, ticketIds.stream())),
                row -> true);
    }

    /** What is claimed of tickets, in the order in which everybody does. */
    static Array claims(Connection connection, Stream<UUID> ticketIds) throws SQLException {
        return connection.createArrayOf(
                "int8", ticketIds.map(TicketTable::claimed).distinct().sorted().toArray());
    }

    /** The number that stands for a ticket while it is claimed. */
    static long claimed(UUID ticketId) {
        return ticketId.getMostSignificantBits() * 31 + ticketId.getLeastSignificantBits();
    }

    void add(List<HeardFact> heard) {
        for (int from = 0; from < heard.size(); from += PAGE) {
            var page = FactRow.json(heard.subList(from, Math.min(heard.size(), from + PAGE)));
            Sql.update(transactions, FactRow.STORE, (_, statement) -> statement.setString(1, page));
        }
    }

    /** @param rulebookIds by which they are judged, in the same order */
    void open(List<HeardFact> opened, List<UUID> rulebookIds) {
        var openings = new ArrayList<Opening>();
        for (int i = 0; i < opened.size(); i++) {
            openings.add(Opening.of(opened.get(i), new Rulebooks.Guess(rulebookIds.get(i), null)));
        }
        Sql.update(transactions, ADD_TICKET, (_, statement) -> statement.setString(1, Opening.json(openings)));
    }

    /** Intake never told of these. */
    void markPast(Collection<UUID> ticketIds) {
        Sql.update(
                transactions,
                "update ticket set of_the_past = true where id = any(?)",
                (connection, statement) -> statement.setArray(1, Sql.uuids(connection, ticketIds)));
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
                        row.getObject("mark", UUID.class),
                        false));
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

    /** Whether so much was heard of these that few of their like should be read at a time. */
    boolean isLong(Collection<UUID> ticketIds) {
        return Sql.query(
                        transactions,
                        IS_LONG,
                        (connection, statement) -> statement.setArray(1, Sql.uuids(connection, ticketIds)),
                        row -> row.getBoolean(1))
                .getFirst();
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
        Sql.each(
                transactions,
                FACTS,
                (connection, statement) -> statement.setArray(1, Sql.uuids(connection, byId.keySet())),
                row -> {
                    var ticket = Objects.requireNonNull(byId.get(row.getObject("ticket_id", UUID.class)));
                    // Another tenant's word on this ticket is no fact of it.
                    if (ticket.tenant().value().equals(row.getString("tenant"))) {
                        ticket.facts()
                                .add(SlaJson.read(
                                        row.getString("detail"),
                                        FactKind.valueOf(row.getString("kind")).type()));
                    }
                });
    }
}
