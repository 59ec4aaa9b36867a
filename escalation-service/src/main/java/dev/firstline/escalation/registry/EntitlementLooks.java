package dev.firstline.escalation.registry;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.escalation.ledger.NextLook;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entitlement is to be looked at next. Every method runs within an open transaction of the platform. */
@ApplicationScoped
public class EntitlementLooks {

    private static final String NEXT =
            "select id, tenant from entitlement where look_at <= ? order by look_at, id limit 1";

    private static final String SET = "update entitlement set look_at = ? where id = ?";

    private final Transactions transactions;
    private final EntitlementRepository entitlements;

    EntitlementLooks(Transactions transactions, EntitlementRepository entitlements) {
        this.transactions = transactions;
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
     * It was looked at: says when it is to be again, by how it stands now.
     *
     * @param pause how long to wait where there is still something to do
     */
    public void looked(UUID id, Instant now, Duration pause) {
        var entity = entitlements.findById(id);
        if (entity != null) {
            entitlements.getEntityManager().refresh(entity);
            var next = NextLook.of(entity.units(), entity.validTo, now);
            set(id, next.map(at -> at.isAfter(now) ? at : now.plus(pause)).orElse(null));
        }
    }

    /** It could not be looked at: the others come first for a while. */
    public void later(UUID id, Instant now, Duration pause) {
        set(id, now.plus(pause));
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
