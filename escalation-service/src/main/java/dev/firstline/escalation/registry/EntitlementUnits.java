package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.SupportVehicle;
import dev.firstline.escalation.ledger.Supply;
import dev.firstline.escalation.ledger.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of entitlements as they are stored. Every method runs within an open transaction. What is done below moves units of a tenant
 * above, so the rows are read and written past the wall: by the id of an entitlement that a plan or an escalation names.
 */
@ApplicationScoped
public class EntitlementUnits {

    /** After tickets, never before: whoever holds an account waits for nobody. */
    private static final String LOCK = """
            select id, tenant, vehicle, valid_to, warned_low, warned_exhausted, incidents_total, incidents_remaining, booked_total, booked_remaining, units_reserved, units_returned,
                units_expired, units_short, units_moves
            from entitlement where id = any(?) and (incidents_total is not null or booked_total is not null)
            order by id for update
            """;

    private static final String WRITE = """
            update entitlement set incidents_total = kept.total, incidents_remaining = kept.free, booked_total = kept.total,
                booked_remaining = kept.free, units_reserved = kept.reserved, units_returned = kept.returned, units_expired = kept.expired,
                units_short = kept.short, units_moves = kept.moves, version = version + 1, changed_at = ?,
                warned_low = kept.low, warned_exhausted = kept.exhausted, look_at = case when kept.short > 0 then ? else look_at end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as kept (id, total, free, reserved, returned, expired, short, moves, low,
                exhausted)
            where entitlement.id = any(?) and entitlement.id = kept.id
            """;

    private final Transactions transactions;
    private final MovementRows movements;
    private final EntitlementWarnings warnings;
    private final Event<PartnerChanged> changes;
    private final Clock clock;

    EntitlementUnits(
            Transactions transactions,
            MovementRows movements,
            EntitlementWarnings warnings,
            Event<PartnerChanged> changes,
            Clock clock) {
        this.transactions = transactions;
        this.movements = movements;
        this.warnings = warnings;
        this.changes = changes;
        this.clock = clock;
    }

    /** A book of those entitlements; asked for them, and locked, when the first account is needed. */
    public UnitBook book(Supplier<Collection<UUID>> entitlements) {
        return new UnitBook(() -> lock(entitlements.get()));
    }

    /** Stores what was booked. Where a unit is free that was not, what is blocked is looked at again. */
    public void keep(UnitBook book) {
        var moved = book.moved();
        if (!moved.isEmpty()) {
            transactions.seeingAll(() -> {
                moved.forEach(warnings::ofSupply);
                write(moved);
                movements.add(moved);
                moved.stream()
                        .filter(Account::isFreeAgain)
                        .map(Account::holder)
                        .distinct()
                        .forEach(holder -> changes.fire(new PartnerChanged(holder)));
                return true;
            });
        }
    }

    private Map<UUID, Account> lock(Collection<UUID> entitlements) {
        return entitlements.isEmpty() ? Map.of() : transactions.seeingAll(() -> read(entitlements));
    }

    private Map<UUID, Account> read(Collection<UUID> entitlements) {
        var accounts = new TreeMap<UUID, Account>();
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("uuid", entitlements.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    accounts.put(rows.getObject("id", UUID.class), account(rows));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return accounts;
    }

    /** For what is stored with the entitlement itself: the account of a row that the transaction has locked. */
    Account of(EntitlementEntity entity) {
        return new Account(
                        entity.id,
                        new TenantPath(entity.tenant),
                        entity.terms.vehicle(),
                        entity.terms.validTo(),
                        entity.units(),
                        entity.warned.ofSupply(),
                        entity.account.moves,
                        now())
                .caughtUp(entity.account.incidentsTotal, entity.account.incidentsRemaining);
    }

    private Account account(ResultSet row) throws SQLException {
        return new Account(
                        row.getObject("id", UUID.class),
                        new TenantPath(row.getString("tenant")),
                        SupportVehicle.valueOf(row.getString("vehicle")),
                        row.getObject("valid_to", LocalDate.class),
                        units(
                                row.getObject("booked_total", Integer.class),
                                row.getObject("booked_remaining", Integer.class),
                                row.getInt("units_reserved"),
                                row.getInt("units_returned"),
                                row.getInt("units_expired"),
                                row.getInt("units_short")),
                        new Supply(row.getBoolean("warned_low"), row.getBoolean("warned_exhausted")),
                        row.getLong("units_moves"),
                        now())
                .caughtUp(
                        row.getObject("incidents_total", Integer.class),
                        row.getObject("incidents_remaining", Integer.class));
    }

    /** As the latest movement left them. */
    static Units units(
            @Nullable Integer total, @Nullable Integer free, int reserved, int returned, int expired, int shortBy) {
        return total == null || free == null
                ? Units.UNLIMITED
                : new Units(total, free, reserved, returned, expired, shortBy);
    }

    private void write(Collection<Account> moved) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(WRITE)) {
            var at = OffsetDateTime.ofInstant(now(), ZoneOffset.UTC);
            var ids = column(connection, "uuid", moved, Account::entitlementId);
            statement.setObject(1, at);
            statement.setObject(2, at);
            statement.setArray(3, ids);
            statement.setArray(4, units(connection, moved, Units::total));
            statement.setArray(5, units(connection, moved, units -> units.isCounted() ? units.free() : null));
            statement.setArray(6, units(connection, moved, Units::reserved));
            statement.setArray(7, units(connection, moved, Units::returned));
            statement.setArray(8, units(connection, moved, Units::expired));
            statement.setArray(9, units(connection, moved, Units::shortBy));
            statement.setArray(10, column(connection, "int8", moved, Account::moves));
            statement.setArray(
                    11,
                    column(
                            connection,
                            "bool",
                            moved,
                            account -> account.supply().low()));
            statement.setArray(
                    12,
                    column(
                            connection,
                            "bool",
                            moved,
                            account -> account.supply().exhausted()));
            statement.setArray(13, ids);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Array units(
            Connection connection, Collection<Account> moved, Function<Units, @Nullable Integer> figure)
            throws SQLException {
        return column(connection, "int4", moved, account -> figure.apply(account.units()));
    }

    private static Array column(
            Connection connection, String type, Collection<Account> moved, Function<Account, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, moved.stream().map(value).toArray());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
