package dev.firstline.sla.tracking;

import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.clock.TicketFact;
import dev.firstline.sla.settings.Rulebooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what was heard of tickets: stores the facts, opens those that are new, and locks the others, with one statement in the usual case.
 * Within an open transaction of the platform's scope.
 */
@ApplicationScoped
class Hearings {

    /** The locks first, in the order of the ids. */
    private static final String KNOWN = """
            held as materialized (select id, heard from ticket where id = any(?) order by id for update),
            known as (
                update ticket set heard = gen_random_uuid() from held where ticket.id = held.id
                returning ticket.id, ticket.tenant, ticket.rulebook_id, held.heard as before, ticket.heard as mark)
            """;

    private static final String OF_KNOWN = "select known.*, false as fresh, clock_timestamp() as now from known";

    /** Facts of tickets. Its parameters: the document of the facts, the ids of the tickets. */
    private static final String HEAR = "with kept as (" + FactRow.STORE + "), " + KNOWN + OF_KNOWN;

    /**
     * The same with openings. Whoever opens a ticket waits for its turn at it first, as does who hears of one that nobody knows; before the
     * locks, as everybody does who takes both. The book was remembered: where it is not stored, or the settings have another mark by now, the
     * ticket is not opened here. Its parameters: the numbers to be claimed, the document of the openings, then those of {@link #HEAR}.
     */
    private static final String OPEN = """
            with claimed as materialized (select pg_advisory_xact_lock(key) from unnest(?) as key),
            opened as (
                insert into ticket (id, tenant, rulebook_id, opened_at, customer, heard)
                select opening.id, opening.tenant, opening.rulebook, opening."openedAt", opening.customer, gen_random_uuid()
            """ + Opening.ROWS + """
                , (select count(*) as turns from claimed) as claims
                where claims.turns > 0 and exists (select from rulebook where rulebook.id = opening.rulebook)
                    and opening.settings is not distinct from (select mark from setting_mark where setting_mark.root = opening.root)
                order by opening.id
                on conflict (id) do nothing
                returning id, tenant, rulebook_id, null::uuid as before, heard as mark),
            kept as (""" + FactRow.STORE + "), " + KNOWN + """
            select opened.*, true as fresh, clock_timestamp() as now from opened
            union all
            """ + OF_KNOWN;

    private final Transactions transactions;
    private final TicketTable tickets;
    private final Rulebooks rulebooks;

    Hearings(Transactions transactions, TicketTable tickets, Rulebooks rulebooks) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.rulebooks = rulebooks;
    }

    /**
     * What came of it.
     *
     * @param tickets whose opening was heard, in the order of their ids, locked until the end of the transaction
     * @param at the database's time; null where it was not told
     */
    record Taken(List<HeardTicket> tickets, @Nullable Instant at) {}

    private record Row(HeardTicket ticket, Instant at) {}

    Taken take(List<HeardFact> heard) {
        var ids = heard.stream().map(HeardFact::ticketId).collect(Collectors.toCollection(TreeSet::new));
        var opened = heard.stream()
                .filter(one -> one.fact() instanceof TicketFact.Opened)
                .toList();
        var rows = store(heard, opened, ids);
        var found = rows.stream().map(Row::ticket).collect(Collectors.toCollection(ArrayList::new));
        found.forEach(ticket -> ids.remove(ticket.id()));
        if (!ids.isEmpty()) {
            found.addAll(takeUnknown(ids, opened));
        }
        found.sort(Comparator.comparing(HeardTicket::id));
        return new Taken(found, rows.isEmpty() ? null : rows.getLast().at());
    }

    private List<Row> store(List<HeardFact> heard, List<HeardFact> opened, TreeSet<UUID> ids) {
        var guessed = opened.stream()
                .flatMap(one -> guess(one).map(book -> Opening.of(one, book)).stream())
                .toList();
        var facts = FactRow.json(heard);
        if (guessed.isEmpty()) {
            return Sql.query(
                    transactions,
                    HEAR,
                    (connection, statement) -> {
                        statement.setString(1, facts);
                        statement.setArray(2, Sql.uuids(connection, ids));
                    },
                    Hearings::row);
        }
        return Sql.query(
                transactions,
                OPEN,
                (connection, statement) -> {
                    statement.setArray(
                            1, TicketTable.claims(connection, guessed.stream().map(Opening::id)));
                    statement.setString(2, Opening.json(guessed));
                    statement.setString(3, facts);
                    statement.setArray(4, Sql.uuids(connection, ids));
                },
                Hearings::row);
    }

    private Optional<Rulebooks.Guess> guess(HeardFact opened) {
        return rulebooks.guess(opening(opened));
    }

    private static Rulebooks.Opening opening(HeardFact opened) {
        return new Rulebooks.Opening(opened.tenant(), opened.fact().at());
    }

    /**
     * Tickets that nobody knows, or that another transaction opens at this moment: else a fact and the opening that is heard in another copy at
     * the same time would each be derived without the other. Always in the same order, so that two batches never wait for each other crosswise.
     */
    private List<HeardTicket> takeUnknown(TreeSet<UUID> ids, List<HeardFact> opened) {
        tickets.claim(ids);
        var fresh = opened.stream().filter(one -> ids.contains(one.ticketId())).toList();
        if (!fresh.isEmpty()) {
            tickets.open(
                    fresh,
                    rulebooks.inForce(fresh.stream().map(Hearings::opening).toList()));
        }
        return tickets.hear(ids);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new HeardTicket(
                        row.getObject("id", UUID.class),
                        new TenantPath(row.getString("tenant")),
                        row.getObject("rulebook_id", UUID.class),
                        row.getObject("before", UUID.class),
                        row.getObject("mark", UUID.class),
                        row.getBoolean("fresh")),
                Sql.given(row, "now"));
    }
}
