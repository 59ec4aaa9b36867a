package dev.firstline.chassis.vault;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets anew that are under an old key, so that an old key can be taken away some day: to be run soon after the start and then
 * hourly. All are looked at, whatever key is noted: what opens them decides. Several copies may do it at once.
 */
public final class SecretRenewal {

    private static final Logger LOG = Logger.getLogger(SecretRenewal.class);
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final Vault vault;
    private final SealedRows sealed;

    /** Not a number before the first look. */
    private volatile double renewed = Double.NaN;

    private volatile double unreadable = Double.NaN;

    public SecretRenewal(Transactions transactions, Vault vault, SealedRows sealed) {
        this.transactions = transactions;
        this.vault = vault;
        this.sealed = sealed;
    }

    /** @param secrets the one without which the row is of no use first */
    private record Row(UUID id, String tenant, @Nullable String sealedUnder, List<byte @Nullable []> secrets) {}

    private record Page(@Nullable UUID last, int renewed, List<Row> unreadable) {}

    /** Shows what the last look found as gauges. */
    public void register(MeterRegistry metrics) {
        var name = "firstline." + sealed.name() + ".secrets.";
        Gauge.builder(name + "renewed", () -> renewed)
                .description("Secrets that the last look found under an old key and encrypted under the present one")
                .register(metrics);
        Gauge.builder(name + "unreadable", () -> unreadable)
                .description("Secrets that the last look could open under no key")
                .register(metrics);
    }

    /** Goes through all of them, in transactions of its own. */
    public void renew() {
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
            LOG.infof("%d %s were under an old key, and are now under %s", done, sealed.what(), vault.keyId());
        }
        if (!lost.isEmpty()) {
            var under = new TreeSet<String>();
            lost.forEach(row -> under.add(row.sealedUnder() == null ? "a key that was not noted" : row.sealedUnder()));
            LOG.errorf(
                    "%d %s cannot be read, the first of %s %s; they are encrypted under %s: put"
                            + " that key into FIRSTLINE_OLD_SECRET_KEYS, or where it is lost %s",
                    lost.size(),
                    sealed.what(),
                    sealed.table(),
                    lost.getFirst().id(),
                    String.join(", ", under),
                    sealed.advice());
        }
    }

    private Page page(UUID after) {
        try (var connection = transactions.connection();
                var select = connection.prepareStatement(sealed.select());
                var update = connection.prepareStatement(sealed.update())) {
            select.setObject(1, after);
            select.setInt(2, PAGE);
            var rows = rows(select);
            int done = 0;
            var lost = new ArrayList<Row>();
            for (var row : rows) {
                if (row.secrets().stream().allMatch(secret -> isPresent(row, secret))) {
                    continue;
                }
                if (anew(row, row.secrets().getFirst()) == null) {
                    lost.add(row);
                    continue;
                }
                int at = 1;
                for (var secret : row.secrets()) {
                    update.setBytes(at++, anew(row, secret));
                }
                update.setString(at++, vault.keyId());
                update.setObject(at, row.id());
                update.addBatch();
                done++;
            }
            update.executeBatch();
            return new Page(rows.size() < PAGE ? null : rows.getLast().id(), done, lost);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private List<Row> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                var secrets = new ArrayList<byte @Nullable []>();
                for (int i = 0; i < sealed.secrets(); i++) {
                    secrets.add(row.getBytes(4 + i));
                }
                rows.add(new Row(row.getObject(1, UUID.class), row.getString(2), row.getString(3), secrets));
            }
        }
        return rows;
    }

    private boolean isPresent(Row row, byte @Nullable [] secret) {
        return secret == null || vault.isUnderPresentKey(secret, row.tenant(), row.id());
    }

    /** Null where there is none, or none that can be read: of a further one that only means that it is given up. */
    private byte @Nullable [] anew(Row row, byte @Nullable [] secret) {
        return secret == null
                ? null
                : vault.find(secret, row.tenant(), row.id())
                        .map(open -> vault.seal(open, row.tenant(), row.id()))
                        .orElse(null);
    }
}
