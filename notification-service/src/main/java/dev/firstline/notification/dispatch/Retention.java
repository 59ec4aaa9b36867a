package dev.firstline.notification.dispatch;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Deletes deliveries that were settled long enough ago, in small bites. Several copies may do it at once. */
@ApplicationScoped
class Retention {

    private static final int BITE = 5_000;

    private static final String SETTLED = """
            delete from delivery where id in (
                select id from delivery where state <> 'PENDING' and settled_at < now() - ?::interval limit ?)
            """;

    /** An attempt may end after its subscription was removed. */
    private static final String ORPHANS = """
            delete from endpoint_health where subscription_id in (
                select h.subscription_id from endpoint_health h left join subscription s on s.id = h.subscription_id
                where s.id is null and h.failing_since < now() - ?::interval limit ?)
            """;

    private final Transactions transactions;
    private final DeliverySettings settings;

    Retention(Transactions transactions, DeliverySettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    @Scheduled(
            identity = "delivery-retention",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        while (transactions.asPlatform(() -> delete(SETTLED)) == BITE) {
            // The next one.
        }
        transactions.asPlatform(() -> delete(ORPHANS));
    }

    private int delete(String sql) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, settings.retention().toString());
            statement.setInt(2, BITE);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
