package dev.firstline.chassis.tenancy;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time by which facts are stamped, in whole microseconds as the database keeps them. Within a transaction it is the database's time,
 * whatever this machine's clock says: the instant at which the transaction had begun, plus what has passed since. So no fact is stamped
 * earlier than its transaction began, and facts of several copies are stamped by one clock. Elsewhere it is this machine's clock, set right
 * by what the last transaction heard.
 */
@Singleton
class TransactionClock extends Clock {

    private static final Object BEGUN = TransactionClock.class;

    private final TransactionSynchronizationRegistry transactions;
    private volatile Duration ahead = Duration.ZERO;

    TransactionClock(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Services inject a {@link Clock}, so that a test can put another in its place. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return this;
    }

    private record Begun(Instant at, long nanos) {}

    /** The open transaction has begun by then, by the database's clock. */
    void begun(Instant at) {
        ahead = Duration.between(Instant.now(), at);
        transactions.putResource(BEGUN, new Begun(at, System.nanoTime()));
    }

    @Override
    public Instant instant() {
        var now = transactions.getTransactionKey() != null && transactions.getResource(BEGUN) instanceof Begun begun
                ? begun.at().plusNanos(System.nanoTime() - begun.nanos())
                : Instant.now().plus(ahead);
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("facts are stamped in UTC");
    }
}
