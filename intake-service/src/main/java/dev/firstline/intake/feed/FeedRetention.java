package dev.firstline.intake.feed;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deletes changes that have been in the feed long enough. What a change says of its own time does not count: the feed's end
 * is written down at each run, and what lay before it then is old enough when that mark is. Several copies may do it at once.
 */
@ApplicationScoped
class FeedRetention {

    private static final Logger LOG = Logger.getLogger(FeedRetention.class);
    private static final int BITE = 5_000;

    /** Between the moment from which a cursor is refused and the deletion: longer than any reading takes. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private static final String MARK = """
            insert into feed_mark (at, feed_position)
            select ?, base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint from feed_epoch
            on conflict do nothing
            """;

    private static final String REFUSE = """
            update feed_epoch set kept_from = old.feed_position
            from (select max(feed_position) as feed_position from feed_mark where at <= ?) old
            where kept_from < old.feed_position
            """;

    private static final String DELETE = """
            delete from ticket_change where ctid = any(array(
                select ctid from ticket_change
                where feed_position < (select max(feed_position) from feed_mark where at <= ?)
                order by feed_position, seq limit %BITE%))
            """.replace("%BITE%", String.valueOf(BITE));

    /** The newest of the old marks stays: the next run looks for it. */
    private static final String FORGET = """
            delete from feed_mark where at < (select max(at) from feed_mark where at <= ?)
            """;

    private final Transactions transactions;
    private final Clock clock;
    private final Duration kept;

    FeedRetention(
            Transactions transactions,
            Clock clock,
            @ConfigProperty(name = "firstline.feed.retention", defaultValue = "P90D") Duration kept) {
        this.transactions = transactions;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(
            identity = "feed-retention",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        tidy(clock.instant());
    }

    void tidy(Instant now) {
        var refused = now.minus(kept);
        var deleted = refused.minus(GRACE);
        run(MARK, now);
        run(REFUSE, refused);
        repeat(() -> run(DELETE, deleted) == BITE);
        run(FORGET, deleted);
    }

    private static void repeat(BooleanSupplier more) {
        while (more.getAsBoolean()) {
            LOG.debug("Deleted a bite of the change feed");
        }
    }

    private int run(String sql, Instant at) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }
}
