package dev.firstline.chassis.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    record Id(String tenant, String client, String holder, String route, String key) {

        /** By which it is locked; {@code firstline_is_first} of the database makes the same of it. */
        String name() {
            return String.join("\u001f", tenant, client, holder, route, key);
        }
    }

    record Stored(
            byte[] bodyHash,
            int status,
            Map<String, String> headers,
            @Nullable String body) {}

    /** Whether no other request with this id is running; holds until the end of the transaction. */
    boolean lock(Id id) {
        return run("select pg_try_advisory_xact_lock(hashtextextended(?, 1))", statement -> {
            statement.setString(1, id.name());
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        });
    }

    /** Waits until no other request with this id is running; holds until the end of the transaction. */
    void await(Id id) {
        run("select pg_advisory_xact_lock(hashtextextended(?, 1))", statement -> {
            statement.setString(1, id.name());
            return statement.execute();
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

    /** Stores answers to different requests with one statement; the key decides once more that none of them has one. */
    void store(List<IdempotentRequests.Answered> answers) {
        run("""
                insert into idempotent_answer (tenant, client, holder, route, key, body_hash, status, headers, body)
                select tenant, client, holder, route, key, body_hash, status, headers::jsonb, body
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as answer (
                    tenant, client, holder, route, key, body_hash, status, headers, body)
                """, statement -> {
            texts(statement, 1, answers, answer -> answer.request().id().tenant());
            texts(statement, 2, answers, answer -> answer.request().id().client());
            texts(statement, 3, answers, answer -> answer.request().id().holder());
            texts(statement, 4, answers, answer -> answer.request().id().route());
            texts(statement, 5, answers, answer -> answer.request().id().key());
            array(
                    statement,
                    6,
                    "bytea",
                    answers.stream().map(answer -> answer.request().hash()).toArray(byte[][]::new));
            array(
                    statement,
                    7,
                    "int4",
                    answers.stream().map(IdempotentRequests.Answered::status).toArray());
            texts(
                    statement,
                    8,
                    answers,
                    answer -> JSON.valueToTree(answer.headers()).toString());
            texts(statement, 9, answers, IdempotentRequests.Answered::body);
            return statement.executeUpdate();
        });
    }

    private static <T> void texts(
            PreparedStatement statement, int at, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        array(statement, at, "text", rows.stream().map(column).toArray());
    }

    private static void array(PreparedStatement statement, int at, String type, Object[] values) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
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
