package dev.firstline.console.projection;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.console.queue.StoredJson;
import dev.firstline.console.view.TicketView;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the views. */
@ApplicationScoped
class TicketViewStore {

    private final Transactions transactions;

    TicketViewStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A row that is held.
     *
     * @param owner whose ticket it is of
     * @param mark the one of its facts: who remembers the ticket under another does not know all; null where nobody marked it
     */
    record Held(TenantPath owner, @Nullable UUID mark) {}

    /**
     * Makes rows for those that are missing of the first, holds all until the transaction ends, and tells whose they are.
     *
     * @param owned tickets with their tenants
     * @param touched all tickets that will be written, also such as may have no row
     */
    Map<UUID, Held> lock(Map<UUID, TenantPath> owned, Set<UUID> touched) {
        if (touched.isEmpty()) {
            return Map.of();
        }
        try (var connection = transactions.connection();
                var insert = connection.prepareStatement("""
                        insert into ticket_view (ticket_id, tenant) select * from unnest(?, ?) as t (id, tenant)
                        order by id on conflict do nothing
                        """);
                var lock = connection.prepareStatement(
                        "select ticket_id, tenant, told from ticket_view where ticket_id = any(?) order by ticket_id for update")) {
            insert.setArray(1, connection.createArrayOf("uuid", owned.keySet().toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            owned.values().stream().map(TenantPath::value).toArray()));
            insert.executeUpdate();
            lock.setArray(1, connection.createArrayOf("uuid", touched.toArray()));
            var held = new HashMap<UUID, Held>();
            try (var rows = lock.executeQuery()) {
                while (rows.next()) {
                    held.put(
                            rows.getObject(1, UUID.class),
                            new Held(new TenantPath(rows.getString(2)), rows.getObject(3, UUID.class)));
                }
            }
            return held;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Writes views whose rows are held.
     *
     * @param noteOnly tickets of which nothing came but notes of the desk: pushed to those alone who may know of notes
     */
    void write(List<Derived> views, Set<UUID> noteOnly) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        update ticket_view
                        set number = ?, external_reference = ?, status = ?, severity = ?, open = ?, breached = ?,
                            next_due_at = ?, view = ?::jsonb, changed_by = pg_current_xact_id(),
                            told_by = case when ? then told_by else pg_current_xact_id() end, told = ?
                        where ticket_id = ?
                        """)) {
            for (var derived : views) {
                var view = derived.view();
                statement.setString(1, view.number());
                statement.setString(2, view.externalReference());
                statement.setString(3, name(view.status()));
                statement.setString(4, name(view.severity()));
                statement.setBoolean(5, view.open());
                statement.setBoolean(6, view.breached());
                var due = view.nextDue();
                statement.setObject(7, due == null ? null : due.at().atOffset(ZoneOffset.UTC));
                statement.setString(8, StoredJson.write(view));
                statement.setBoolean(9, noteOnly.contains(view.ticketId()));
                statement.setObject(10, derived.mark());
                statement.setObject(11, view.ticketId());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * A view as it was derived.
     *
     * @param mark of the facts that it was derived from; never used twice
     */
    record Derived(TicketView view, UUID mark) {}

    /** Writes a title, unless a later version of the words has been heard of. */
    void title(UUID ticketId, long version, String title) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        update ticket_view set title = ?, title_version = ?, changed_by = pg_current_xact_id(),
                            told_by = pg_current_xact_id()
                        where ticket_id = ? and title_version < ?
                        """)) {
            statement.setString(1, title);
            statement.setLong(2, version);
            statement.setObject(3, ticketId);
            statement.setLong(4, version);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
