package dev.firstline.chassis.ops;

import dev.firstline.chassis.outbox.OutboxSettings;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes what has been kept long enough, in small bites. Several copies may do it at once. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int BITE = 5_000;

    /** Longer than any topic keeps a record: within it a replay from the first offset changes nothing. */
    private static final Duration INBOX = Duration.ofDays(30);

    private static final Duration ANSWERS = Duration.ofHours(48);
    private static final Duration DEAD_LETTERS = Duration.ofDays(30);

    /** That a record was given up is known for long, without its words: who compares the services must know why one lacks something. */
    private static final Duration GIVEN_UP = Duration.ofDays(400);

    private final Transactions transactions;
    private final List<Rule> rules;

    Housekeeping(Transactions transactions, OutboxSettings outbox) {
        this.transactions = transactions;
        this.rules = List.of(
                new Rule(
                        "delete from outbox where id in (select id from outbox o where created_at < clock_timestamp() - ?::interval"
                                + " and not exists (select from outbox_pending p where p.id = o.id) limit ?)",
                        outbox.retention()),
                new Rule(
                        "delete from inbox where ctid in (select ctid from inbox where received_at < clock_timestamp() - ?::interval limit ?)",
                        INBOX),
                new Rule(
                        "delete from idempotent_answer where ctid in (select ctid from idempotent_answer where created_at < clock_timestamp() - ?::interval limit ?)",
                        ANSWERS),
                new Rule(
                        "delete from dead_letter where id in (select id from dead_letter where state not in ('OPEN', 'DISCARDED')"
                                + " and changed_at < clock_timestamp() - ?::interval limit ?)",
                        DEAD_LETTERS),
                new Rule(
                        "update dead_letter set payload = null, headers = '{}' where id in (select id from dead_letter where state = 'DISCARDED'"
                                + " and payload is not null and changed_at < clock_timestamp() - ?::interval limit ?)",
                        DEAD_LETTERS),
                new Rule(
                        "delete from dead_letter where id in (select id from dead_letter where state = 'DISCARDED'"
                                + " and changed_at < clock_timestamp() - ?::interval limit ?)",
                        GIVEN_UP));
    }

    private record Rule(String sql, Duration age) {}

    @Scheduled(
            identity = "housekeeping",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        for (var rule : rules) {
            try {
                apply(rule);
            } catch (RuntimeException e) {
                // The others have their own tables, which would grow without end because of this one.
                LOG.errorf(e, "What is old could not be tidied up by: %s", rule.sql());
            }
        }
    }

    private void apply(Rule rule) {
        int deleted;
        do {
            deleted = transactions.asPlatform(() -> bite(rule));
            LOG.debugf("Deleted %d rows", deleted);
        } while (deleted == BITE);
    }

    private int bite(Rule rule) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(rule.sql())) {
            statement.setString(1, rule.age().toString());
            statement.setInt(2, BITE);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
