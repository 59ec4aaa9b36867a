package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Scope;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.escalation.ledger.MovementKind;
import dev.firstline.escalation.ledger.UnitFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Movements as they are stored: added and read, never changed. Every method runs within an open transaction. */
@ApplicationScoped
class MovementRows {

    private static final String ADD = """
            insert into entitlement_movement (entitlement_id, number, tenant, kind, units, total, free, reserved, used, expired, escalation_id,
                vendor_case_number, person, person_tenant, reason, moved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String PAGE = """
            select number, kind, units, total, free, reserved, used, expired, escalation_id, vendor_case_number, person, person_tenant, reason,
                moved_at
            from entitlement_movement where entitlement_id = ? and number < ? order by number desc limit ?
            """;

    private static final String END = """
            delete from entitlement_movement where (entitlement_id, number) in (
                select entitlement_id, number from entitlement_movement where moved_at < ? order by moved_at limit ? for update skip locked)
            """;

    private final Transactions transactions;

    MovementRows(Transactions transactions) {
        this.transactions = transactions;
    }

    void add(Collection<Account> moved) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(ADD)) {
            for (var account : moved) {
                long number = account.firstNumber();
                for (var fact : account.facts()) {
                    statement.setObject(1, account.entitlementId());
                    statement.setLong(2, number++);
                    statement.setString(3, account.holder().value());
                    bind(statement, fact);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void bind(PreparedStatement statement, UnitFact fact) throws SQLException {
        var after = fact.after();
        var cause = fact.cause();
        statement.setString(4, fact.kind().name());
        statement.setInt(5, fact.units());
        statement.setObject(6, after.total());
        statement.setInt(7, after.free());
        statement.setInt(8, after.reserved());
        statement.setInt(9, after.used());
        statement.setInt(10, after.expired());
        statement.setObject(11, cause.escalationId());
        statement.setString(12, cause.vendorCaseNumber());
        statement.setString(13, cause.person());
        statement.setString(14, cause.personTenant());
        statement.setString(15, cause.reason());
        statement.setObject(16, OffsetDateTime.ofInstant(fact.at(), ZoneOffset.UTC));
    }

    /** The latest first, from before that number. */
    List<MovementView> page(Scope reader, UUID entitlementId, long before, int size) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, entitlementId);
            statement.setLong(2, before);
            statement.setInt(3, size);
            try (var rows = statement.executeQuery()) {
                var page = new ArrayList<MovementView>();
                while (rows.next()) {
                    page.add(view(reader, rows));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static MovementView view(Scope reader, ResultSet row) throws SQLException {
        var person = row.getString("person");
        return new MovementView(
                row.getLong("number"),
                MovementKind.valueOf(row.getString("kind")),
                row.getInt("units"),
                row.getObject("total", Integer.class),
                row.getInt("free"),
                row.getInt("reserved"),
                row.getInt("used"),
                row.getInt("expired"),
                row.getObject("escalation_id", UUID.class),
                row.getString("vendor_case_number"),
                person != null && reader.mayKnowPersonsOf(row.getString("person_tenant")) ? person : null,
                row.getString("reason"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant());
    }

    /** Deletes some that happened before; how many. */
    int delete(Instant before, int atMost) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(END)) {
            statement.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            statement.setInt(2, atMost);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
