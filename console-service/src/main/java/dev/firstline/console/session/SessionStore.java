package dev.firstline.console.session;

import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Sessions in the database, so that all copies know of them, and of their end, at once. */
@ApplicationScoped
class SessionStore {

    /** Longer than a token may be old. */
    private static final Duration LONGEST = Duration.ofHours(12);
    /** For requests that were on their way with the old cookie when the tokens were refreshed. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final int MOST_OF_ONE_PERSON = 20;
    private static final int BITE = 5_000;

    private final Transactions transactions;

    SessionStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps a session; those before it of the same login end in a moment, the oldest of a person with too many at once. */
    void add(byte[] id, Session session, byte[] person) {
        transactions.asPlatform(() -> {
            run(
                    "update page_session set ends_at = least(ends_at, now() + ?::interval) where login = ?",
                    OVERLAP.toString(),
                    session.login());
            run(
                    "insert into page_session (id, login, person, tokens, ends_at) values (?, ?, ?, ?, now() + ?::interval)",
                    id,
                    session.login(),
                    person,
                    session.sealed(),
                    LONGEST.toString());
            return run(
                    "delete from page_session where person = ? and id not in"
                            + " (select id from page_session where person = ? order by created_at desc, id limit ?)",
                    person,
                    person,
                    MOST_OF_ONE_PERSON);
        });
    }

    Optional<Session> find(byte[] id) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(
                            "select login, tokens from page_session where id = ? and ends_at > now()")) {
                statement.setBytes(1, id);
                try (var row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Session(row.getObject("login", UUID.class), row.getBytes("tokens")))
                            : Optional.<Session>empty();
                }
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /** Whether the login has not been ended. */
    boolean stands(UUID login) {
        return transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement(
                            "select from page_session where login = ? and ends_at > now()")) {
                statement.setObject(1, login);
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    /** Ends the login that the session belongs to, wherever else its cookies are. */
    void end(byte[] id) {
        transactions.asPlatform(() -> run(
                "delete from page_session where login in (select login from page_session where id = ?)", (Object) id));
    }

    @Scheduled(
            identity = "session-retention",
            every = "${firstline.housekeeping.every:1h}",
            delayed = "${firstline.housekeeping.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        while (transactions.asPlatform(() -> run(
                        "delete from page_session where id in (select id from page_session where ends_at < now() limit ?)",
                        BITE))
                == BITE) {
            // The next bite.
        }
    }

    private int run(String sql, Object... values) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
