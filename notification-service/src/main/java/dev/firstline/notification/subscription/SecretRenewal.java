package dev.firstline.notification.subscription;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the secrets of webhooks anew that are under an old key, soon after the start and then hourly, so that an old key can be taken
 * away some day. All are looked at, whatever key is noted: what opens them decides. Several copies may do it at once.
 */
@ApplicationScoped
class SecretRenewal {

    private static final Logger LOG = Logger.getLogger(SecretRenewal.class);
    private static final int PAGE = 200;

    private static final String ROWS = """
            select id, tenant, secret, case when previous_secret_until > now() then previous_secret end, sealed_under
            from subscription where channel = 'WEBHOOK' and id > ? order by id limit ? for update
            """;

    private final Transactions transactions;
    private final SecretVault vault;
    private final MeterRegistry metrics;

    /** Not a number before the first look. */
    private volatile double renewed = Double.NaN;

    private volatile double unreadable = Double.NaN;

    SecretRenewal(Transactions transactions, SecretVault vault, MeterRegistry metrics) {
        this.transactions = transactions;
        this.vault = vault;
        this.metrics = metrics;
    }

    private record Row(
            UUID id,
            String tenant,
            byte[] secret,
            byte @Nullable [] previous,
            @Nullable String sealedUnder) {}

    private record Page(@Nullable UUID last, int renewed, List<Row> unreadable) {}

    void register(@Observes StartupEvent event) {
        Gauge.builder("firstline.webhook.secrets.renewed", () -> renewed)
                .description(
                        "Webhook secrets that the last look found under an old key and encrypted under the present one")
                .register(metrics);
        Gauge.builder("firstline.webhook.secrets.unreadable", () -> unreadable)
                .description("Webhook secrets that the last look could open under no key")
                .register(metrics);
    }

    @Scheduled(
            identity = "secret-renewal",
            every = "${firstline.secret-renewal.every:1h}",
            delayed = "${firstline.secret-renewal.delayed:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        int done = 0;
        var lost = new ArrayList<Row>();
        for (UUID after = new UUID(0, 0); after != null; ) {
            var from = after;
            var page = transactions.asPlatform(() -> page(from));
            done += page.renewed();
            lost.addAll(page.unreadable());
            after = page.last();
        }
        renewed = done;
        unreadable = lost.size();
        if (done > 0) {
            LOG.infof("%d webhook secrets were under an old key, and are now under %s", done, vault.keyId());
        }
        if (!lost.isEmpty()) {
            var under = new TreeSet<String>();
            lost.forEach(row -> under.add(row.sealedUnder() == null ? "a key that was not noted" : row.sealedUnder()));
            LOG.errorf(
                    "%d webhook secrets cannot be read, the first of subscription %s; they are encrypted under %s: put"
                            + " that key into FIRSTLINE_OLD_SECRET_KEYS, or where it is lost give the webhooks new secrets",
                    lost.size(), lost.getFirst().id(), String.join(", ", under));
        }
    }

    private Page page(UUID after) {
        try (var connection = transactions.connection();
                var select = connection.prepareStatement(ROWS);
                var update = connection.prepareStatement(
                        "update subscription set secret = ?, previous_secret = ?, sealed_under = ? where id = ?")) {
            select.setObject(1, after);
            select.setInt(2, PAGE);
            var rows = rows(select);
            int done = 0;
            var lost = new ArrayList<Row>();
            for (var row : rows) {
                if (isPresent(row, row.secret()) && isPresent(row, row.previous())) {
                    continue;
                }
                var secret = anew(row, row.secret());
                if (secret == null) {
                    lost.add(row);
                    continue;
                }
                update.setBytes(1, secret);
                update.setBytes(2, anew(row, row.previous()));
                update.setString(3, vault.keyId());
                update.setObject(4, row.id());
                update.addBatch();
                done++;
            }
            update.executeBatch();
            return new Page(rows.size() < PAGE ? null : rows.getLast().id(), done, lost);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBytes(3),
                        row.getBytes(4),
                        row.getString(5)));
            }
        }
        return rows;
    }

    private boolean isPresent(Row row, byte @Nullable [] sealed) {
        return sealed == null || vault.isUnderPresentKey(sealed, row.tenant(), row.id());
    }

    /** Null where there is none, or none that can be read: of the previous one that only means one signature less. */
    private byte @Nullable [] anew(Row row, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : vault.find(sealed, row.tenant(), row.id())
                        .map(secret -> vault.seal(secret, row.tenant(), row.id()))
                        .orElse(null);
    }
}
