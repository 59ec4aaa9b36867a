package dev.firstline.intake.attachment;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Which attachments are to be scanned, as the database knows it: several copies share them, and none is forgotten when one of them ends. */
@ApplicationScoped
class ScanJobs {

    /** Longer than a scan takes: whoever took it and said nothing has ended. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    private static final String TAKE = """
            update attachment set scan_due = ?, scan_attempts = scan_attempts + 1
            where id = (
                select id from attachment where scan = 'PENDING' and scan_due <= ?
                order by scan_due limit 1 for update skip locked)
            returning id, ticket_id, scan_attempts
            """;

    private static final String AGAIN = "update attachment set scan_due = ? where id = ? and scan = 'PENDING'";

    private final Transactions transactions;
    private final Clock clock;

    ScanJobs(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An attachment whose turn it is.
     *
     * @param attempts how often it was tried, this time included
     */
    record Job(UUID id, UUID ticketId, int attempts) {}

    /** Takes the one that has waited longest; in a transaction of its own. */
    Optional<Job> take() {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(TAKE)) {
                var now = clock.instant();
                statement.setObject(1, now.plus(LEASE).atOffset(ZoneOffset.UTC));
                statement.setObject(2, now.atOffset(ZoneOffset.UTC));
                try (var row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new Job(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)))
                            : Optional.<Job>empty();
                }
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /** It comes again later, and later each time; in a transaction of its own. */
    void again(Job job) {
        transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(AGAIN)) {
                statement.setObject(
                        1, clock.instant().plus(pause(job.attempts())).atOffset(ZoneOffset.UTC));
                statement.setObject(2, job.id());
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /** A second, two, four, at most five minutes. */
    static Duration pause(int attempts) {
        var doubled = Duration.ofSeconds(1L << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
