package dev.firstline.chassis.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of answers that were given. */
@ApplicationScoped
class IdempotentAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Transactions transactions;

    IdempotentAnswers(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param holder who may get the answer again, see {@link IdempotentRequests} */
    record Id(String tenant, String client, String holder, String route, String key) {}

    record Stored(
            byte[] bodyHash,
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    /** Whether no other request with this id is running; holds until the end of the transaction. */
    boolean lock(Id id) {
        return run("select pg_try_advisory_xact_lock(hashtextextended(?, 1))", statement -> {
            statement.setString(1, String.join("\u001f", id.tenant(), id.client(), id.route(), id.key()));
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        });
    }

    Optional<Stored> find(Id id) {
        return run(
                "select body_hash, status, headers, body from idempotent_answer"
                        + " where tenant = ? and client = ? and holder in (?, '') and route = ? and key = ?",
                statement -> {
                    bind(statement, id);
                    try (var result = statement.executeQuery()) {
                        return result.next()
                                ? Optional.of(new Stored(
                                        result.getBytes(1),
                                        result.getInt(2),
                                        headers(result.getString(3)),
                                        result.getString(4)))
                                : Optional.empty();
                    }
                });
    }

    void store(Id id, Stored answer) {
        run(
                "insert into idempotent_answer (tenant, client, holder, route, key, body_hash, status, headers, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)",
                statement -> {
                    bind(statement, id);
                    statement.setBytes(6, answer.bodyHash());
                    statement.setInt(7, answer.status());
                    statement.setString(8, JSON.valueToTree(answer.headers()).toString());
                    statement.setString(9, answer.body());
                    return statement.executeUpdate();
                });
    }

    private static void bind(PreparedStatement statement, Id id) throws SQLException {
        statement.setString(1, id.tenant());
        statement.setString(2, id.client());
        statement.setString(3, id.holder());
        statement.setString(4, id.route());
        statement.setString(5, id.key());
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers were written by this service", e);
        }
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = transactions.connection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
