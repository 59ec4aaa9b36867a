package dev.firstline.notification.delivery;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.ScopedList.Condition;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.notification.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries as requests see them. Within an open transaction. */
@ApplicationScoped
class DeliveryLog {

    /** Of the scope; and for whoever may not know of internal notes, none that tells of one. */
    private static final String SEEN = " SCOPE"
            + " and (? or event_type <> 'ticket.communication-added'"
            + " or coalesce(payload::jsonb #>> '{data,visibility}', '') <> 'INTERNAL') ";

    private final Transactions transactions;

    DeliveryLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param notes whether it may know of the desk's internal notes */
    record Reader(Scope scope, boolean notes) {}

    /** Which deliveries a list holds; null for all. */
    record Filter(
            @Nullable DeliveryState state,
            @Nullable UUID subscription,
            @Nullable UUID ticket) {}

    /** Newest first, those before the given one. */
    List<DeliveryView> list(Reader reader, Filter filter, @Nullable UUID before, int limit) {
        var select = DeliverySelection.of(reader, filter, before, limit);
        return run(select.sql(), statement -> {
            select.bind(statement);
            var views = new ArrayList<DeliveryView>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    views.add(view(row));
                }
            }
            return views;
        });
    }

    /** One with its payload and its attempts. */
    Optional<DeliveryView> find(Reader reader, UUID id) {
        var seen = seen(reader);
        return run("select * from delivery where" + seen.sql() + "and id = ?", statement -> {
            statement.setObject(seen.bind(statement, 1), id);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(view(row).whole(row.getString("payload"), attempts(id)))
                        : Optional.empty();
            }
        });
    }

    /** Makes it due now; false when a worker has it at this moment. */
    boolean resend(Reader reader, UUID id) {
        var seen = seen(reader);
        return run(
                "update delivery set state = 'PENDING', by_hand = true, next_attempt_at = now(), settled_at = null where"
                        + seen.sql()
                        + "and id = ? and (state <> 'PENDING' or leased_until is null or leased_until <= now())",
                statement -> {
                    statement.setObject(seen.bind(statement, 1), id);
                    return statement.executeUpdate() == 1;
                });
    }

    private List<DeliveryView.Attempt> attempts(UUID delivery) {
        return run("select * from delivery_attempt where delivery_id = ? order by number", statement -> {
            statement.setObject(1, delivery);
            var attempts = new ArrayList<DeliveryView.Attempt>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    attempts.add(new DeliveryView.Attempt(
                            row.getInt("number"),
                            required(row, "started_at"),
                            row.getInt("duration_ms"),
                            row.getObject("status", Integer.class),
                            row.getString("error")));
                }
            }
            return attempts;
        });
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var state = DeliveryState.valueOf(row.getString("state"));
        return new DeliveryView(
                id,
                MessageId.of(id),
                row.getObject("subscription_id", UUID.class),
                row.getString("tenant"),
                Channel.valueOf(row.getString("channel")),
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getString("event_tenant"),
                row.getObject("ticket_id", UUID.class),
                state,
                row.getInt("attempts"),
                state == DeliveryState.PENDING ? required(row, "next_attempt_at") : null,
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                required(row, "created_at"),
                instant(row, "settled_at"),
                null,
                null);
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Condition seen(Reader reader) {
        var ofScope = Condition.ofScope(reader.scope(), "tenant");
        var values = new ArrayList<>(ofScope.values());
        values.add(reader.notes());
        return new Condition(SEEN.replace("SCOPE", ofScope.sql()), values);
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
