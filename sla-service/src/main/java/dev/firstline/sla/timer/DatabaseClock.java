package dev.firstline.sla.timer;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The one authority on what time it is: all copies of the service share one database, but not one clock. */
@ApplicationScoped
public class DatabaseClock {

    private final Transactions transactions;
    private volatile Duration ahead = Duration.ZERO;

    DatabaseClock(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The database's time at this very moment; within an open transaction. */
    public Instant now() {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement("select clock_timestamp()");
                var result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The database's time without asking for it: as far from this machine's as when the timer last looked, a second ago at most. */
    Instant estimate() {
        return Instant.now().plus(ahead);
    }

    /** What the database's time was a moment ago. */
    void heard(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }
}
