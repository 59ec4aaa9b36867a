package dev.firstline.escalation.handling;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.chase.Chase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which requests are to be chased when. Every method runs within an open transaction. */
@ApplicationScoped
class ChaseRows {

    /** Of each tenant the longest due first, and the first of all tenants before the second of any. */
    private static final String DUE = """
            with recursive whose as (
                (select tenant from escalation where chase_at is not null order by tenant limit 1)
                union all
                select (select tenant from escalation where chase_at is not null and tenant > whose.tenant order by tenant limit 1)
                from whose where whose.tenant is not null)
            select due.id, due.ticket_id from whose cross join lateral (
                select id, ticket_id, chase_at, row_number() over (order by chase_at, id) as turn from (
                    select id, ticket_id, chase_at from escalation
                    where tenant = whose.tenant and chase_at <= ? order by chase_at, id limit ?) first) due
            order by due.turn, due.chase_at, due.id limit ?
            """;

    private static final String NEXT =
            "select chase_at from escalation where chase_at is not null order by chase_at, id limit 1";

    private static final String LOCK = "select 1 from ticket where ticket_id = ? for update skip locked";

    /** Not a new version: nothing has changed of what people see. */
    private static final String SET = "update escalation set chase_at = ?, chase_step = ? where id = ?";

    private final Transactions transactions;

    ChaseRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One that is due. */
    record Due(UUID id, UUID ticketId) {}

    /** Those that are due, a few of each tenant. */
    List<Due> due(Instant now, int ofEach, int together) {
        return run(DUE, statement -> {
            statement.setObject(1, at(now));
            statement.setInt(2, ofEach);
            statement.setInt(3, together);
            var found = new ArrayList<Due>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Due(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
            }
            return found;
        });
    }

    /** When the first one is due; empty while nothing waits. */
    Optional<Instant> next() {
        return run(NEXT, statement -> {
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        });
    }

    /** Takes the lock of the ticket; false where somebody else has it, who may well bring what is waited for. */
    boolean lock(UUID ticketId) {
        return run(LOCK, statement -> {
            statement.setObject(1, ticketId);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        });
    }

    void set(UUID id, Chase chase) {
        run(SET, statement -> {
            statement.setObject(1, at(chase.next()));
            statement.setInt(2, chase.told());
            statement.setObject(3, id);
            return statement.executeUpdate();
        });
    }

    /** It could not be looked at: it is due again then. */
    void later(UUID id, Instant then) {
        run("update escalation set chase_at = ? where id = ? and chase_at is not null", statement -> {
            statement.setObject(1, at(then));
            statement.setObject(2, id);
            return statement.executeUpdate();
        });
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
