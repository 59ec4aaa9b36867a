package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.RowCount;
import dev.firstline.chassis.quota.Stock;
import dev.firstline.chassis.quota.StockRows;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds versions of settings and withdraws them; within an open transaction that had its turn. */
@ApplicationScoped
class SettingWriter {

    @Produces
    @Singleton
    static final StockRows OWNED_CALENDARS = new StockRows(Stock.CALENDARS, present("calendar"));

    @Produces
    @Singleton
    static final StockRows OWNED_POLICIES = new StockRows(Stock.POLICIES, present("policy"));

    private final Transactions transactions;
    private final RowCount numbers;
    private final DatabaseClock clock;
    private final Caller caller;

    SettingWriter(Transactions transactions, RowCount numbers, DatabaseClock clock, Caller caller) {
        this.transactions = transactions;
        this.numbers = numbers;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * What was written.
     *
     * @param setting the new version, or the one that says the same already
     * @param latest the tenant's latest version of that code
     * @param created whether the tenant had none of that code before
     */
    record Written<T>(Setting<T> setting, int latest, boolean created) {}

    /**
     * Waits until no other transaction changes settings in the same tree of tenants: the second of two sees that its
     * ETag is stale, and nobody ends a calendar by which somebody else begins to count.
     *
     * @return the instant from which on a change counts: whole milliseconds, rounded down, so that a ticket of the same
     *     millisecond is already judged by it
     */
    Instant awaitTurn(TenantPath tenant) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 2))")) {
            statement.setString(1, tenant.root().value());
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Adds a version, unless the tenant's own one of that time says the same.
     *
     * @param ifMatch needed when the tenant has a version of that code already
     */
    <E extends SettingVersion, T> Written<T> write(
            SettingVersions<E, T> versions, TenantPath tenant, T value, Validity validity, @Nullable String ifMatch) {
        var code = versions.code(value);
        var latest = versions.ownLatest(tenant, code);
        var before = counting(versions.own(tenant, code), validity.from())
                .filter(row -> Optional.ofNullable(row.validUntil).equals(Optional.ofNullable(validity.until())))
                .map(versions::setting)
                .filter(setting -> versions.document(setting.value()).equals(versions.document(value)));
        if (latest.isPresent() && before.isPresent()) {
            return new Written<>(before.get(), latest.get().version, false);
        }
        latest.ifPresent(row -> ETags.require(ifMatch, row.version));
        if (latest.isEmpty() || latest.get().document == null) {
            countOneMore(versions, tenant);
        }
        var row = add(versions, tenant, code, versions.document(value), validity);
        return new Written<>(versions.setting(row), row.version, latest.isEmpty());
    }

    /**
     * Refuses what is meant only as the first of that code of the tenant's own.
     *
     * @param ifNoneMatch {@code *}, or tags of versions that it must not be
     * @throws Problem 412 when the tenant has one, be it one that it has ended
     */
    void refuseKnown(SettingVersions<?, ?> versions, TenantPath tenant, String code, @Nullable String ifNoneMatch) {
        versions.ownLatest(tenant, code).ifPresent(row -> ETags.refuseKnown(ifNoneMatch, row.version));
    }

    /**
     * Adds a version that says that the tenant has none of its own any more.
     *
     * @throws Problem 404 when it has none at that time
     */
    <E extends SettingVersion> E end(
            SettingVersions<E, ?> versions, TenantPath tenant, String code, Instant from, @Nullable String ifMatch) {
        if (counting(versions.own(tenant, code), from).isEmpty()) {
            throw Problem.notFound(versions.kind());
        }
        versions.ownLatest(tenant, code).ifPresent(row -> ETags.require(ifMatch, row.version));
        return add(versions, tenant, code, null, Validity.since(from));
    }

    /**
     * Withdraws a version that has not begun.
     *
     * @throws Problem 404 when there is none with that number, 409 when it has begun
     */
    <E extends SettingVersion> E withdraw(
            SettingVersions<E, ?> versions, TenantPath tenant, String code, int version, Instant now) {
        var row = versions.ownVersion(tenant, code, version)
                .orElseThrow(() -> Problem.notFound("version of this " + versions.kind()));
        if (row.withdrawnAt != null) {
            return row;
        }
        if (!row.validFrom.isAfter(now)) {
            throw Problem.conflict(
                    "Version " + version + " has begun at " + row.validFrom + "; set another one, or end it.");
        }
        row.withdrawnAt = now;
        row.withdrawnBy = caller.subject();
        return row;
    }

    /** Adds a version without asking what was there. */
    <E extends SettingVersion> E add(
            SettingVersions<E, ?> versions,
            TenantPath tenant,
            String code,
            @Nullable String document,
            Validity validity) {
        var row = versions.blank();
        row.id = Ids.next();
        row.tenant = tenant.value();
        row.code = code;
        row.version = versions.nextVersion(tenant, code);
        row.document = document;
        row.validFrom = validity.from();
        row.validUntil = validity.until();
        row.author = caller.subject();
        row.setAt = clock.now();
        versions.persist(row);
        return row;
    }

    private void countOneMore(SettingVersions<?, ?> versions, TenantPath tenant) {
        numbers.oneMore(versions.kind().equals("calendar") ? OWNED_CALENDARS : OWNED_POLICIES, tenant.value());
    }

    /** What a tenant has ended does not count any more. */
    private static String present(String table) {
        return "select 1 from %1$s s where s.tenant = ? and s.document is not null and not exists (select from %1$s n"
                        .formatted(table)
                + " where n.tenant = s.tenant and n.code = s.code and n.version > s.version)";
    }

    private static <E extends SettingVersion> Optional<E> counting(List<E> own, Instant at) {
        return SettingVersions.inForce(own, at).stream().findFirst();
    }
}
