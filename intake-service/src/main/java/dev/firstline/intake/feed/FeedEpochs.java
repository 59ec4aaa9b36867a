package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Which life of the database the feed's positions belong to, and how far it can be read. */
@ApplicationScoped
class FeedEpochs {

    private static final Logger LOG = Logger.getLogger(FeedEpochs.class);

    private static final String EXTENT = """
            select epoch, base, kept_from, base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                   incarnation <> feed_incarnation()
            from feed_epoch
            """;

    /** Above all that was ever given: what was deleted lies below kept_from. */
    private static final String RENEW = """
            update feed_epoch set
                epoch = gen_random_uuid(),
                base = greatest(base + 1, kept_from, (select max(feed_position) from ticket_change)),
                incarnation = feed_incarnation()
            where epoch = ?
            """;

    /** Numbers of tickets that were opened since the backup are known to people, and not to this database: nobody gets one of them again. */
    private static final String LEAVE_OUT_NUMBERS =
            "select count(nextval('ticket_count')) from generate_series(1, 100000)";

    private final Transactions transactions;

    FeedEpochs(Transactions transactions) {
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event) {
        var extent = transactions.asPlatform(this::extent);
        if (extent.restored()) {
            begin(extent.epoch());
        }
    }

    /** How far the feed can be read; within an open transaction. What is read later in it is not behind that. */
    Extent extent() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(EXTENT);
                var row = statement.executeQuery()) {
            row.next();
            return new Extent(
                    row.getObject(1, UUID.class),
                    row.getLong(2) == 0,
                    row.getLong(3),
                    row.getLong(4),
                    row.getBoolean(5));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Begins the epoch after that one, unless another copy has done so; in a transaction of its own. */
    void begin(UUID after) {
        int begun = transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var lock = connection.createStatement();
                    var renew = connection.prepareStatement(RENEW)) {
                // Whoever has taken a position of the old epoch ends first, and nobody takes one meanwhile.
                lock.execute("lock table feed_epoch in access exclusive mode");
                renew.setObject(1, after);
                int renewed = renew.executeUpdate();
                if (renewed == 1) {
                    lock.execute(LEAVE_OUT_NUMBERS);
                }
                return renewed;
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
        if (begun == 1) {
            LOG.warn("The database was restored: cursors of the change feed that were given out before are refused");
        }
    }
}
