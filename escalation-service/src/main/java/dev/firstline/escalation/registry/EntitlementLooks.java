package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.ledger.ExpiryWarning;
import dev.firstline.escalation.ledger.NextLook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which entitlement is to be looked at next. Every method runs within an open transaction of the platform. */
@ApplicationScoped
public class EntitlementLooks {

    private static final String NEXT =
            "select id, tenant from entitlement where look_at <= ? order by look_at, id limit 1";

    /** Not a new version: nothing has changed of what people see. */
    private static final String LOOKED =
            "update entitlement set look_at = ?, warned_of = ?, warned_days = ? where id = ?";

    private static final String SET = "update entitlement set look_at = ? where id = ?";

    private final Transactions transactions;
    private final EntitlementRepository entitlements;
    private final EntitlementWarnings warnings;

    EntitlementLooks(Transactions transactions, EntitlementRepository entitlements, EntitlementWarnings warnings) {
        this.transactions = transactions;
        this.warnings = warnings;
        this.entitlements = entitlements;
    }

    /** An entitlement that is due. */
    public record Due(UUID id, TenantPath holder) {}

    /** The one that has waited longest; not locked, since tickets are locked before. */
    public Optional<Due> next(Instant now) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Due(row.getObject(1, UUID.class), new TenantPath(row.getString(2))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * It was looked at: warns of its last day where that is due, and says when it is to be looked at again, by how it stands now.
     *
     * @param pause how long to wait where there is still something to do
     */
    public void looked(UUID id, Instant now, Duration pause) {
        var entity = entitlements.findById(id);
        if (entity != null) {
            entitlements.getEntityManager().refresh(entity, LockModeType.PESSIMISTIC_WRITE);
            var warned = warnings.ofExpiry(entity, now);
            var next = Stream.concat(
                            NextLook.of(entity.units(), entity.terms.validTo(), now).stream(),
                            warnings.nextOfExpiry(entity, now).stream())
                    .min(Comparator.naturalOrder());
            looked(id, next.map(at -> at.isAfter(now) ? at : now.plus(pause)).orElse(null), warned);
        }
    }

    /** It could not be looked at: the others come first for a while. */
    public void later(UUID id, Instant now, Duration pause) {
        set(id, now.plus(pause));
    }

    private void looked(UUID id, @Nullable Instant next, @Nullable ExpiryWarning warned) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(LOOKED)) {
            statement.setObject(1, next == null ? null : OffsetDateTime.ofInstant(next, ZoneOffset.UTC));
            statement.setObject(2, warned == null ? null : warned.lastDay());
            statement.setObject(3, warned == null ? null : warned.before());
            statement.setObject(4, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void set(UUID id, @Nullable Instant at) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(SET)) {
            statement.setObject(1, at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            statement.setObject(2, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
