package dev.firstline.notification.consent;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.Refusals;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts the mails that requests cause at once, and refuses those that are too many or to a reader who wants none. */
@ApplicationScoped
public class CausedMails {

    private static final int BITE = 5_000;
    private static final Duration WINDOW = Duration.ofDays(1);

    private final Transactions transactions;
    private final ConsentCodes codes;
    private final Refusals refusals;
    private final int perAddress;
    private final int perTenant;
    private final Duration rest;

    CausedMails(
            Transactions transactions,
            ConsentCodes codes,
            Refusals refusals,
            @ConfigProperty(name = "firstline.mail.caused-per-address", defaultValue = "10") int perAddress,
            @ConfigProperty(name = "firstline.mail.caused-per-tenant", defaultValue = "100") int perTenant,
            @ConfigProperty(name = "firstline.mail.rest-after-retraction", defaultValue = "30d") Duration rest) {
        this.transactions = transactions;
        this.codes = codes;
        this.refusals = refusals;
        this.perAddress = perAddress;
        this.perTenant = perTenant;
        this.rest = rest;
    }

    /**
     * Counts one, within the open transaction.
     *
     * @throws Problem 429 when the address, or the tenant, has had as many within a day as it may; 409 when the reader of the
     *     address has taken consent back, not long ago, from any tenant of the same tree
     */
    public void count(String tenant, String email) {
        var keys = codes.addressKeys(email);
        try (var connection = transactions.connection()) {
            // Requests to one address, and of one tenant, count one after the other; in this order everywhere.
            for (var name :
                    keys.stream().map(HexFormat.of()::formatHex).sorted().toList()) {
                lock(connection, "address " + name);
            }
            lock(connection, "tenant " + tenant);
            var known = connection.createArrayOf("bytea", keys.toArray(byte[][]::new));
            var root = root(tenant);
            if (isAtRest(connection, root, known)) {
                throw Problem.conflict("The reader of this address has unsubscribed from mails of the tenant " + root
                        + ", and is not asked again for " + rest.toDays() + " days, by it or by any below it.");
            }
            full(connection, "address = any(?)", known, perAddress).ifPresent(wait -> {
                throw tooMany(
                        "mails.address",
                        "This address has been sent as many confirmations and tests within a day as it may be",
                        wait);
            });
            full(connection, "tenant = ?", tenant, perTenant).ifPresent(wait -> {
                throw tooMany(
                        "mails.tenant",
                        "The tenant has had as many confirmations and tests mailed within a day as it may",
                        wait);
            });
            try (var insert = connection.prepareStatement("insert into caused_mail (address, tenant) values (?, ?)")) {
                insert.setBytes(1, keys.getFirst());
                insert.setString(2, tenant);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Mails none to the address for some time on behalf of any tenant of the tree: whoever may ask for one of them may ask for all below,
     * and would only have to name another. Within the open transaction.
     */
    void refuse(String tenant, String email) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(
                        "insert into retracted_address (address, tenant) values (?, ?)"
                                + " on conflict (address, tenant) do update set retracted_at = excluded.retracted_at")) {
            statement.setBytes(1, codes.addressKeys(email).getFirst());
            statement.setString(2, root(tenant));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static String root(String tenant) {
        return new TenantPath(tenant).root().value();
    }

    /** Rows from before name the tenant whose subscription it was, and not its root. */
    private boolean isAtRest(Connection connection, String root, Array keys) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from retracted_address where address = any(?)"
                + " and split_part(tenant, '/', 1) = ? and retracted_at > now() - ?::interval")) {
            statement.setArray(1, keys);
            statement.setString(2, root);
            statement.setString(3, rest.toString());
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    @Scheduled(
            identity = "caused-mail-retention",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        while (transactions.asPlatform(() -> forget("caused_mail", "caused_at", WINDOW)) == BITE) {
            // The next bite.
        }
        while (transactions.asPlatform(() -> forget("retracted_address", "retracted_at", rest)) == BITE) {
            // The next bite.
        }
    }

    private int forget(String table, String time, Duration age) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("delete from " + table + " where ctid in (select ctid from "
                        + table + " where " + time + " < now() - ?::interval limit ?)")) {
            statement.setString(1, age.toString());
            statement.setInt(2, BITE);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void lock(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    /** How long it is until there is room for one more; empty when there is. */
    private static Optional<Duration> full(Connection connection, String condition, Object value, int most)
            throws SQLException {
        if (most < 1) {
            return Optional.of(WINDOW);
        }
        try (var statement = connection.prepareStatement("select extract(epoch from caused_at - (now() - ?::interval))"
                + " from caused_mail where " + condition + " and caused_at > now() - ?::interval"
                + " order by caused_at desc offset ? limit 1")) {
            statement.setString(1, WINDOW.toString());
            statement.setObject(2, value);
            statement.setString(3, WINDOW.toString());
            statement.setInt(4, most - 1);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
                        : Optional.empty();
            }
        }
    }

    private Problem tooMany(String policy, String what, Duration wait) {
        return refusals.tooMuch(List.of(policy), what + "; go on when the first of them is a day old (Retry-After).")
                .retryAfter(wait);
    }
}
