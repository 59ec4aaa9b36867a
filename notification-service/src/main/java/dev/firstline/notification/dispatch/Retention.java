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
        while (transactions.asPlatform(this::bite) == BITE) {
            // The next one.
        }
    }

    private int bite() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("""
                        delete from delivery where id in (
                            select id from delivery where state <> 'PENDING' and settled_at < now() - ?::interval limit ?)
                        """)) {
            statement.setString(1, settings.retention().toString());
            statement.setInt(2, BITE);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
