package dev.firstline.console.projection;

import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.projection.ColumnArrays.Column;
import dev.firstline.console.queue.StoredJson;
import dev.firstline.console.timeline.TimelineEntry;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts and views, written a batch at a time: one statement before the views are derived, one after. */
@ApplicationScoped
class TicketViewStore {

    private static final ColumnArrays<TimelineEntry> FACTS = new ColumnArrays<>(List.of(
            new Column<>("uuid", entry -> entry.fact().eventId()),
            new Column<>("uuid", TimelineEntry::ticketId),
            new Column<>("text", entry -> entry.tenant().value()),
            new Column<>("timestamptz", entry -> entry.fact().at().atOffset(ZoneOffset.UTC)),
            new Column<>("text", TimelineEntry::topic),
            new Column<>("text", TimelineEntry::kind),
            new Column<>(
                    "text", entry -> new String(EventJson.write(entry.fact().event()), StandardCharsets.UTF_8))));

    private static final ColumnArrays<ViewRow> VIEWS = new ColumnArrays<>(List.of(
            new Column<>("uuid", row -> row.view().ticketId()),
            new Column<>("text", row -> row.owner() == null ? null : row.owner().value()),
            new Column<>("text", row -> row.view().number()),
            new Column<>("text", row -> row.view().externalReference()),
            new Column<>("text", row -> name(row.view().status())),
            new Column<>("text", row -> name(row.view().severity())),
            new Column<>("bool", row -> row.view().open()),
            new Column<>("bool", row -> row.view().breached()),
            new Column<>("timestamptz", row -> {
                var due = row.view().nextDue();
                return due == null ? null : due.at().atOffset(ZoneOffset.UTC);
            }),
            new Column<>("text", row -> StoredJson.write(row.view())),
            new Column<>("uuid", ViewRow::mark),
            new Column<>("bool", ViewRow::unheardOf),
            new Column<>("bool", ViewRow::noteOnly),
            new Column<>("text", ViewRow::title),
            new Column<>("bigint", ViewRow::titleVersion)));

    /** The names of tickets are locked beside the chassis' own locks, which have other numbers. */
    private static final String NAME = "hashtextextended(named.id::text, 4)";

    private static final String HOLD = """
            select ticket_id, tenant, told from ticket_view
            where ticket_id = any (IDS::uuid[]) order by ticket_id for update""".replace("IDS", ColumnArrays.parameter("uuid"));

    /** Facts are asked for with a limit, one ticket at a time: {@code exists} is answered by hashing the ids of a whole table that seems small. */
    static final String TAKE = """
            with held as (HOLD),
            kept as (
                insert into timeline_entry (event_id, ticket_id, tenant, at, topic, kind, data)
                select event_id, ticket_id, tenant, at, topic, kind, data::jsonb
                from FACTS as fact (event_id, ticket_id, tenant, at, topic, kind, data) on conflict do nothing)
            select named.id, held.tenant, held.told, case
                when held.ticket_id is not null then false
                when not pg_try_advisory_xact_lock(NAME) then false
                else (select true from timeline_entry as fact where fact.ticket_id = named.id limit 1) is null end
            from unnest(IDS) as named (id) left join held on held.ticket_id = named.id
            """.replace("HOLD", HOLD)
            .replace("FACTS", FACTS.rows())
            .replace("NAME", NAME)
            .replace("IDS", ColumnArrays.parameter("uuid"));

    /** In the order of the names, as everybody who takes several. */
    private static final String HOLD_NAMES = """
            select pg_advisory_xact_lock(NAME) from (select id from unnest(IDS) as given (id) order by id) as named
            """.replace("NAME", NAME).replace("IDS", ColumnArrays.parameter("uuid"));

    /** A row that is new is made as it stands, not empty at first: its second version would cost as much as its first. */
    static final String WRITE = """
            with given as materialized (
                select * from VIEWS as one (id, tenant, number, external_reference, status, severity, open, breached,
                    next_due_at, view, told, unheard_of, note_only, title, title_version)),
            changed as (
                update ticket_view as stored set number = given.number, external_reference = given.external_reference,
                    status = given.status, severity = given.severity, open = given.open, breached = given.breached,
                    next_due_at = given.next_due_at, view = given.view::jsonb, told = given.told,
                    title = case when given.title_version > stored.title_version then given.title else stored.title end,
                    title_version = greatest(given.title_version, stored.title_version),
                    changed_by = pg_current_xact_id(),
                    told_by = case when given.note_only then stored.told_by else pg_current_xact_id() end
                from given where stored.ticket_id = given.id and given.tenant is null
                returning stored.ticket_id),
            made as (
                insert into ticket_view (ticket_id, tenant, number, external_reference, status, severity, open, breached,
                    next_due_at, view, told, title, title_version, told_by)
                select id, tenant, number, external_reference, status, severity, open, breached, next_due_at, view::jsonb,
                    told, title, title_version, case when note_only then '0'::xid8 else pg_current_xact_id() end
                from given where tenant is not null and not (unheard_of and (
                    select true from timeline_entry as fact
                    where fact.ticket_id = given.id and fact.event_id <> all (OWN::uuid[]) limit 1) is not null)
                order by id on conflict do nothing returning ticket_id)
            select ticket_id from changed union all select ticket_id from made
            """.replace("VIEWS", VIEWS.rows()).replace("OWN", ColumnArrays.parameter("uuid"));

    private final Transactions transactions;

    TicketViewStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Keeps the facts, of which one that is kept already stays as it is; holds the rows of the tickets until the transaction ends, in the
     * order of their ids; and tells what there was of each ticket before.
     */
    Map<UUID, Found> take(Collection<TicketNews> news) {
        var ids = ids(news);
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            int next = FACTS.bind(
                    statement,
                    2,
                    news.stream().flatMap(one -> one.entries().stream()).toList());
            statement.setArray(next, connection.createArrayOf("uuid", ids));
            var found = new HashMap<UUID, Found>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), found(rows, rows.getBoolean(4)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Waits for whoever is at these tickets, keeps others from them until the transaction ends, and tells what there is of each by now.
     */
    Map<UUID, Found> hold(Collection<TicketNews> news) {
        var ids = ids(news);
        try (var connection = transactions.connection();
                var names = connection.prepareStatement(HOLD_NAMES);
                var statement = connection.prepareStatement(HOLD)) {
            names.setArray(1, connection.createArrayOf("uuid", ids));
            names.execute();
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            var found = new HashMap<UUID, Found>();
            news.forEach(one -> found.put(one.ticketId(), Found.NOTHING));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), found(rows, false));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Writes rows: changes those that are held, makes the others.
     *
     * @param facts those of the batch
     * @return the tickets of the rows that were written. One is missing when somebody has made it meanwhile, or has kept a fact of a
     *     ticket that was unheard of
     */
    Set<UUID> write(Collection<ViewRow> views, Collection<TicketNews> facts) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(WRITE)) {
            int next = VIEWS.bind(statement, 1, views);
            var own = facts.stream()
                    .flatMap(one -> one.entries().stream())
                    .map(entry -> entry.fact().eventId());
            statement.setArray(next, connection.createArrayOf("uuid", own.toArray()));
            var written = new HashSet<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(rows.getObject(1, UUID.class));
                }
            }
            return written;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Object[] ids(Collection<TicketNews> news) {
        return news.stream().map(TicketNews::ticketId).toArray();
    }

    private static Found found(ResultSet row, boolean unheardOf) throws SQLException {
        var owner = row.getString(2);
        return new Found(owner == null ? null : new TenantPath(owner), row.getObject(3, UUID.class), unheardOf);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
