package dev.firstline.benchmarks.timers.peer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a job does: one event of the usual size into an outbox, in a transaction. And the list of what was done. */
public final class BreachJob {

    static final String TABLE = """
            create table outbox (id bigint generated always as identity primary key, key text not null, headers text not null,
                payload text not null)""";

    private static final String INSERT = "insert into outbox (key, headers, payload) values (?, ?, ?)";
    private static final String HEADERS = "h".repeat(430);
    private static final String PAYLOAD = "p".repeat(250);

    private final DataSource database;
    private final List<Done> done = new ArrayList<>();

    BreachJob(DataSource database) {
        this.database = database;
    }

    /** A job that was done: when it was due and when it was committed. */
    record Done(String job, Instant due, Instant committed) {}

    void run(String job, Instant due) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, job);
            insert.setString(2, HEADERS);
            insert.setString(3, PAYLOAD);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        note(new Done(job, due, Instant.now()));
    }

    private synchronized void note(Done job) {
        done.add(job);
    }

    /** How many. */
    synchronized int count() {
        return done.size();
    }

    /** Those done until now; they are forgotten. */
    synchronized List<Done> take() {
        var taken = List.copyOf(done);
        done.clear();
        return taken;
    }
}
