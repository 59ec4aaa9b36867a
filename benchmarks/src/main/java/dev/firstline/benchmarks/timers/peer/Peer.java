package dev.firstline.benchmarks.timers.peer;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A scheduler with jobs in PostgreSQL. Each job that comes due tells of a breach through a {@link BreachJob}. */
public interface Peer extends AutoCloseable {

    /** Its name and how it is set up. */
    String name();

    /** Writes jobs by SQL, the first due at that instant and each a step after the one before. */
    void write(String prefix, int jobs, Instant first, Duration step) throws SQLException;

    /** Begins to work. */
    void start() throws Exception;

    @Override
    void close();
}
