package dev.firstline.sla.settings;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.sla.timer.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds versions of settings; within an open transaction. */
@ApplicationScoped
class SettingWriter {

    private final Transactions transactions;
    private final DatabaseClock clock;
    private final Caller caller;

    SettingWriter(Transactions transactions, DatabaseClock clock, Caller caller) {
        this.transactions = transactions;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * What was written.
     *
     * @param created whether the tenant had none of that code before
     */
    record Written<E>(E row, boolean created) {}

    /**
     * Adds a version, unless the tenant's latest one says the same.
     *
     * @param ifMatch needed when the tenant has a version of that code already
     * @param same whether a stored version says what {@code document} says
     */
    <E extends SettingVersion> Written<E> write(
            SettingVersions<E> versions,
            TenantPath tenant,
            String code,
            String document,
            @Nullable String ifMatch,
            Predicate<E> same) {
        lock(tenant, code);
        var latest = versions.ownLatest(tenant, code);
        if (latest.isPresent() && same.test(latest.get())) {
            return new Written<>(latest.get(), false);
        }
        latest.ifPresent(row -> ETags.require(ifMatch, row.version));
        var row = versions.blank();
        row.id = Ids.next();
        row.tenant = tenant.value();
        row.code = code;
        row.version = latest.map(before -> before.version).orElse(0) + 1;
        row.document = document;
        // Whole milliseconds, rounded down: a ticket of the same millisecond is already judged by it.
        row.validFrom = clock.now().truncatedTo(ChronoUnit.MILLIS);
        row.author = caller.subject();
        versions.persist(row);
        return new Written<>(row, latest.isEmpty());
    }

    /** Two changes of one setting go one after the other, so the second sees that its ETag is stale. */
    private void lock(TenantPath tenant, String code) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 2))")) {
            statement.setString(1, tenant.value() + "\u001f" + code);
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
