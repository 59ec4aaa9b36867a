package dev.firstline.console.queue;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the views. */
@ApplicationScoped
public class QueueStore {

    private static final String COLUMNS = "select tenant, title, view from ticket_view where number is not null ";

    /** Changed, and told to all by a transaction before the first of these: only a note came since. */
    private static final String CHANGED =
            "select tenant, title, view, told_by < ?::xid8 as note_only from ticket_view where number is not null ";

    private final Transactions transactions;

    QueueStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Tickets by what is due next, after that place; those to which nothing is due come last. */
    List<TicketRow> list(Scope scope, QueueFilter filter, @Nullable Position after, int limit) {
        var select = QueueSelection.of(scope, filter, after, limit);
        return read(new Query(select.sql(), select.values()), row -> false);
    }

    /** One ticket; empty when it is unknown or another tenant's. */
    public Optional<TicketRow> find(Scope scope, UUID ticketId) {
        return read(new Query(COLUMNS).in(scope).and("ticket_id = ?", ticketId), row -> false).stream()
                .findFirst();
    }

    /** All tenants' tickets that transactions from {@code from} up to before {@code to} have changed. */
    public List<TicketRow> changed(String from, String to, int limit) {
        return read(
                new Query(CHANGED)
                        .bound(from)
                        .and("changed_by >= ?::xid8", from)
                        .and("changed_by < ?::xid8", to)
                        .then(" order by changed_by limit " + limit),
                row -> row.getBoolean("note_only"));
    }

    /** The figures of the scope's tickets as they stand now. */
    public Figures figures(Scope scope, Instant now) {
        var query = new Query("""
                select count(*) filter (where open) as open,
                       count(*) filter (where open and next_due_at >= ? and next_due_at < ?) as due_soon,
                       count(*) filter (where open and breached) as breached,
                       count(*) filter (where status = 'WAITING_ON_VENDOR') as waiting_on_vendor
                from ticket_view where number is not null and open""");
        query.bind(now.atOffset(ZoneOffset.UTC), now.plus(Figures.SOON).atOffset(ZoneOffset.UTC));
        return query.in(scope).run(transactions, row -> {
            row.next();
            return new Figures(
                    row.getLong("open"),
                    row.getLong("due_soon"),
                    row.getLong("breached"),
                    row.getLong("waiting_on_vendor"));
        });
    }

    /**
     * The place in the order of transactions before which all are over: whatever commits from now on changes rows at or
     * after it. A text of digits.
     */
    public String position() {
        return new Query("select pg_snapshot_xmin(pg_current_snapshot())::text as position").run(transactions, row -> {
            row.next();
            return row.getString("position");
        });
    }

    private List<TicketRow> read(Query query, Reading<Boolean> noteOnly) {
        return query.run(transactions, row -> {
            var rows = new ArrayList<TicketRow>();
            while (row.next()) {
                rows.add(new TicketRow(
                        new TenantPath(row.getString("tenant")),
                        row.getString("title"),
                        StoredJson.read(row.getString("view")),
                        noteOnly.of(row)));
            }
            return rows;
        });
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** SQL that grows condition by condition, with its values beside it. */
    private static final class Query {

        private final StringBuilder sql;
        private final List<Object> values = new ArrayList<>();

        Query(String start) {
            this(start, List.of());
        }

        Query(String start, List<Object> bound) {
            sql = new StringBuilder(start);
            values.addAll(bound);
        }

        Query in(Scope scope) {
            return switch (scope) {
                case Scope.Tenant(TenantPath path) when path.root().equals(path) -> and("root = ?", path.value());
                case Scope.Tenant _, Scope.Platform _ -> {
                    var condition = Condition.inScope(scope, "tenant");
                    sql.append(" and (").append(condition.sql()).append(')');
                    values.addAll(condition.values());
                    yield this;
                }
            };
        }

        /** Adds the condition, unless there is no value for it. */
        Query and(String condition, @Nullable Object... bound) {
            if (bound[0] != null) {
                sql.append(" and ").append(condition);
                bind(bound);
            }
            return this;
        }

        Query bound(Object value) {
            bind(value);
            return this;
        }

        void bind(@Nullable Object... bound) {
            for (var value : bound) {
                values.add(value);
            }
        }

        Query then(String end) {
            sql.append(end);
            return this;
        }

        <T> T run(Transactions transactions, Reading<T> reading) {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(sql.toString())) {
                bindTo(statement);
                try (var rows = statement.executeQuery()) {
                    return reading.of(rows);
                }
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        private void bindTo(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }
}
