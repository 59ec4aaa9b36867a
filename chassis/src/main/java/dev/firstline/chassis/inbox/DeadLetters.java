package dev.firstline.chassis.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The store of records that could not be applied. All within an open transaction. */
@ApplicationScoped
class DeadLetters {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** Whether there is one that blocks a record, for topics, keys and the consumer. */
    static final String ANY_BLOCKED = """
            exists (
                select from unnest(?, ?) as record (topic, key)
                join dead_letter d on d.topic = record.topic and sha256(d.key) = sha256(record.key)
                where d.consumer = ? and d.state = 'OPEN' and d.blocks)
            """;

    private final Transactions transactions;

    DeadLetters(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whether a kept record of the same topic and key blocks one of these. */
    boolean anyBlocked(String consumer, List<Received> records) {
        return run("select " + ANY_BLOCKED, statement -> {
            bindAnyBlocked(statement, consumer, records);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        });
    }

    /** The three parameters of {@link #ANY_BLOCKED}, which are the statement's first. */
    static void bindAnyBlocked(PreparedStatement statement, String consumer, List<Received> records)
            throws SQLException {
        var keyed = records.stream()
                .map(Received::record)
                .filter(record -> record.key() != null)
                .toList();
        var connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", keyed.stream().map(ConsumerRecord::topic).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "bytea", keyed.stream().map(ConsumerRecord::key).toArray(byte[][]::new)));
        statement.setString(3, consumer);
    }

    /** Whether an open record of its key holds this one up. */
    boolean isBlocked(DeadLetter letter) {
        return run(
                "select exists (select from dead_letter where consumer = ? and topic = ? and sha256(key) = sha256(?)"
                        + " and key = ? and state = 'OPEN' and blocks)",
                statement -> {
                    statement.setString(1, letter.consumer());
                    statement.setString(2, letter.topic());
                    statement.setBytes(3, letter.key());
                    statement.setBytes(4, letter.key());
                    try (var result = statement.executeQuery()) {
                        result.next();
                        return result.getBoolean(1);
                    }
                });
    }

    /** Until the end of the transaction nobody else applies or parks a record of the topic's key. */
    void lockKey(String consumer, String topic, byte @Nullable [] key) {
        run("select pg_advisory_xact_lock(hashtextextended(?, 0))", statement -> {
            statement.setString(1, String.join("\u001f", consumer, topic, key == null ? "" : text(key)));
            return statement.execute();
        });
    }

    /**
     * Keeps the record; false when it is kept already. A closed one at the same place is opened again: the record came
     * back and still cannot be applied, or the topic was made anew and this is another record.
     */
    boolean keep(String consumer, Received received, DeadLetter.Cause cause, String detail) {
        var record = received.record();
        var headers = new LinkedHashMap<String, String>();
        for (Header header : record.headers()) {
            // The attributes of the event always, of all else so much as fits.
            if (header.value() != null
                    && (headers.size() < 32 || header.key().startsWith("ce_") && headers.size() < 64)) {
                headers.put(
                        storable(header.key(), 100), storable(new String(header.value(), StandardCharsets.UTF_8), 500));
            }
        }
        var tenant = headers.get("ce_firstlinetenant");
        return run("""
                insert into dead_letter (id, consumer, topic, partition, "offset", key, headers, payload,
                    tenant, event_id, event_type, cause, detail, blocks, state)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (consumer, topic, partition, "offset") do update
                set key = excluded.key, headers = excluded.headers, payload = excluded.payload,
                    tenant = excluded.tenant, event_id = excluded.event_id, event_type = excluded.event_type,
                    cause = excluded.cause, detail = excluded.detail, blocks = excluded.blocks,
                    state = excluded.state, attempts = 1, changed_at = clock_timestamp()
                where dead_letter.state not in ('OPEN', 'UNKNOWN')
                """, statement -> {
            statement.setObject(1, Ids.next());
            statement.setString(2, consumer);
            statement.setString(3, record.topic());
            statement.setInt(4, record.partition());
            statement.setLong(5, record.offset());
            statement.setBytes(6, record.key());
            statement.setString(7, JSON.valueToTree(headers).toString());
            statement.setBytes(8, record.value());
            statement.setString(9, tenant != null && TenantPath.isValid(tenant) ? tenant : null);
            statement.setString(10, headers.get("ce_id"));
            statement.setString(11, headers.get("ce_type"));
            statement.setString(12, cause.name());
            statement.setString(13, storable(detail, 500));
            statement.setBoolean(14, cause.blocks() && record.key() != null);
            statement.setString(15, cause.keptAs().name());
            return statement.executeUpdate() == 1;
        });
    }

    /** Those not closed with the consumer, topic and key of that one, in the order of the topic. */
    List<DeadLetter> openOfKeyOf(DeadLetter sibling) {
        return run(
                "select * from dead_letter where consumer = ? and topic = ? and key is not distinct from ?"
                        + " and state in ('OPEN', 'UNKNOWN') order by partition, \"offset\" limit 1000",
                statement -> {
                    statement.setString(1, sibling.consumer());
                    statement.setString(2, sibling.topic());
                    statement.setBytes(3, sibling.key());
                    return all(statement);
                });
    }

    /** At most {@code limit} in a state, those after the given id, in the order in which they were kept. */
    List<DeadLetter> list(DeadLetter.State state, @Nullable UUID after, int limit) {
        return run("select * from dead_letter where state = ? and id > ? order by id limit ?", statement -> {
            statement.setString(1, state.name());
            statement.setObject(2, after == null ? new UUID(0, 0) : after);
            statement.setInt(3, limit);
            return all(statement);
        });
    }

    Optional<DeadLetter> find(UUID id) {
        return run("select * from dead_letter where id = ?", statement -> {
            statement.setObject(1, id);
            return all(statement).stream().findFirst();
        });
    }

    /** Closes an open one; false when it is closed already. */
    boolean mark(UUID id, DeadLetter.State state) {
        return run(
                "update dead_letter set state = ?, changed_at = clock_timestamp() where id = ? and state in ('OPEN', 'UNKNOWN')",
                statement -> {
                    statement.setString(1, state.name());
                    statement.setObject(2, id);
                    return statement.executeUpdate() == 1;
                });
    }

    /** Types that were set aside, those that this version knows by now among them. */
    List<String> unknownTypes() {
        return run(
                "select distinct event_type from dead_letter where state = 'UNKNOWN' and event_type is not null limit 1000",
                statement -> {
                    var types = new ArrayList<String>();
                    try (var result = statement.executeQuery()) {
                        while (result.next()) {
                            types.add(result.getString(1));
                        }
                    }
                    return types;
                });
    }

    /** What was set aside of a type, in the order of the topics. */
    List<DeadLetter> unknownOf(String type, int limit) {
        return run(
                "select * from dead_letter where state = 'UNKNOWN' and event_type = ?"
                        + " order by topic, partition, \"offset\" limit ?",
                statement -> {
                    statement.setString(1, type);
                    statement.setInt(2, limit);
                    return all(statement);
                });
    }

    /** Makes an open one of what was set aside: by now somebody has to look at it. */
    void open(UUID id, DeadLetter.Cause cause, String detail, boolean blocks) {
        run(
                "update dead_letter set state = 'OPEN', cause = ?, detail = ?, blocks = ?, changed_at = clock_timestamp()"
                        + " where id = ? and state = 'UNKNOWN'",
                statement -> {
                    statement.setString(1, cause.name());
                    statement.setString(2, storable(detail, 500));
                    statement.setBoolean(3, blocks);
                    statement.setObject(4, id);
                    return statement.executeUpdate();
                });
    }

    void failedAgain(UUID id, DeadLetter.Cause cause, String detail) {
        run(
                "update dead_letter set attempts = attempts + 1, cause = ?, detail = ?, changed_at = clock_timestamp() where id = ?",
                statement -> {
                    statement.setString(1, cause.name());
                    statement.setString(2, storable(detail, 500));
                    statement.setObject(3, id);
                    return statement.executeUpdate();
                });
    }

    private static List<DeadLetter> all(PreparedStatement statement) throws SQLException {
        var letters = new ArrayList<DeadLetter>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                letters.add(letter(result));
            }
        }
        return letters;
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getBytes("key"),
                headers(row.getString("headers")),
                row.getBytes("payload"),
                row.getString("tenant"),
                row.getString("event_type"),
                DeadLetter.Cause.valueOf(row.getString("cause")),
                row.getString("detail"),
                row.getBoolean("blocks"),
                DeadLetter.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers were written by this service", e);
        }
    }

    /** A key as text that PostgreSQL takes, whatever its bytes are. */
    private static String text(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    /** PostgreSQL takes no NUL; a hostile header must not make its own dead letter impossible. */
    private static String storable(String text, int longest) {
        var clean =
                new String(text.replace('\u0000', '\ufffd').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return clean.length() <= longest ? clean : clean.substring(0, longest);
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
