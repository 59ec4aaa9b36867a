package dev.firstline.notification.dispatch;

import dev.firstline.notification.retry.Answer;
import dev.firstline.notification.retry.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of attempts that have ended: one statement for the deliveries and their log. */
@ApplicationScoped
class SettledRows {

    private static final String SETTLE = """
        with result as (
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?)
                as r (id, lease, state, wait_ms, status, error, tried, started_at, took)),
        settled as (
            update delivery d
            set state = r.state, attempts = d.attempts + r.tried::int, leased_until = null,
                last_status = case when r.tried or r.state <> 'PENDING' then r.status else d.last_status end,
                last_error = case when r.tried or r.state <> 'PENDING' then r.error else d.last_error end,
                next_attempt_at = case when r.state = 'PENDING'
                    then clock_timestamp() + r.wait_ms * interval '1 millisecond' else d.next_attempt_at end,
                settled_at = case when r.state <> 'PENDING' then clock_timestamp() end
            from result r
            where d.id = r.id and d.lease = r.lease and d.state = 'PENDING'
            returning d.id, d.lease, d.tenant, d.attempts, r.tried, r.started_at, r.took, r.status, r.error),
        logged as (
            insert into delivery_attempt (delivery_id, number, tenant, started_at, duration_ms, status, error)
            select id, attempts, tenant, started_at, took, status, error from settled where tried)
        select id, lease from settled
        """;

    /** A claim of a delivery. */
    record Claim(UUID delivery, int lease) {

        static Claim of(Job job) {
            return new Claim(job.id(), job.lease());
        }
    }

    /** Returns the claims that were still valid; of a delivery that was claimed again meanwhile, two results may come together. */
    Set<Claim> write(Connection connection, List<Result> results) throws SQLException {
        try (var statement = connection.prepareStatement(SETTLE)) {
            statement.setArray(
                    1, array(connection, "uuid", results, r -> r.job().id()));
            statement.setArray(
                    2, array(connection, "int4", results, r -> r.job().lease()));
            statement.setArray(3, array(connection, "text", results, r -> state(r.verdict())));
            statement.setArray(4, array(connection, "int8", results, r -> waitMillis(r.verdict())));
            statement.setArray(5, array(connection, "int4", results, r -> status(r.answer())));
            statement.setArray(6, array(connection, "text", results, r -> error(r.answer())));
            statement.setArray(7, array(connection, "bool", results, Result::tried));
            statement.setArray(
                    8, array(connection, "text", results, r -> r.startedAt().toString()));
            statement.setArray(
                    9, array(connection, "int4", results, r -> (int) r.took().toMillis()));
            var settled = new HashSet<Claim>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    settled.add(new Claim(row.getObject(1, UUID.class), row.getInt(2)));
                }
            }
            return settled;
        }
    }

    private static String state(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Delivered delivered -> "DELIVERED";
            case Verdict.GivenUp givenUp -> "FAILED";
            case Verdict.Again again -> "PENDING";
        };
    }

    private static long waitMillis(Verdict verdict) {
        return verdict instanceof Verdict.Again(var delay) ? delay.toMillis() : 0;
    }

    private static @Nullable Integer status(Answer answer) {
        return answer instanceof Answer.Replied replied ? replied.status() : null;
    }

    private static @Nullable String error(Answer answer) {
        return switch (answer) {
            case Answer.Replied replied -> null;
            case Answer.Silent(var cause) -> cause.name();
            case Answer.NotTried(var cause) -> cause.name();
            case Answer.Postponed postponed -> null;
        };
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Result> results, Function<Result, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, results.stream().map(column).toArray());
    }
}
