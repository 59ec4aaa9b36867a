package dev.firstline.acceptance.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.PlatformOptions;
import dev.firstline.devstack.postgres.ServiceDatabase;
import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Databases and topics of a platform without its services: the schemas are the real ones, and what the services would have written is written
 * here, so that each piece of evidence can be had, left out or altered.
 */
final class Crafted implements Sources, AutoCloseable {

    static final String TENANT = "contoso";

    private static final Map<String, List<Topic>> OWNED = Map.of(
            "intake", List.of(Topic.TICKET, Topic.TICKET_TEXT),
            "diagnosis", List.of(Topic.DIAGNOSIS, Topic.HEALTH),
            "escalation", List.of(Topic.ESCALATION),
            "sla", List.of(Topic.SLA),
            "notification", List.of(Topic.NOTIFICATION),
            "console", List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Platform servers;
    private final Map<String, Connection> connections = new HashMap<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    /** @param state folder for the data of its servers */
    Crafted(Path state) throws SQLException, IOException {
        servers = Platform.start(
                PlatformOptions.of(Path.of("..")).in(state).onFreePorts().with());
        for (var database : OWNED.keySet()) {
            new ServiceDatabase(database, "tests-only", "tests-only").ensure(servers.addresses()::superuser);
            var connection = database(database);
            connections.put(database, connection);
            migrate(connection, database);
        }
        producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka(), ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        admin = Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka()));
    }

    /** As Flyway would: the chassis' migrations and the service's, in the order of their versions. */
    private static void migrate(Connection connection, String database) throws SQLException, IOException {
        var folders = List.of(
                Path.of("../chassis/src/main/resources/db/chassis"),
                Path.of("../" + database + "-service/src/main/resources/db/" + database));
        var files = new java.util.ArrayList<Path>();
        for (var folder : folders) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(file -> file.toString().endsWith(".sql")).forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var file : files) {
                statement.execute(Files.readString(file).replace("${app}", database + "_app"));
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
    }

    @Override
    public Connection database(String name) throws SQLException {
        return servers.addresses().superuser(name).getConnection();
    }

    @Override
    public String kafka() {
        return servers.kafka();
    }

    /** Runs a statement in a database; {@code null}s and ids, instants, numbers and texts are bound as they are. */
    void sql(String database, String sql, Object... values) {
        try (var statement = connections.get(database).prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? java.sql.Timestamp.from(at) : values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** An event that was written, sent and applied by all who read its topic. */
    Sent event(String type, UUID key, Map<String, Object> body) {
        var event = written(type, key, body);
        send(event);
        for (var reader : Reader.ALL) {
            if (reader.topics().contains(event.topic())) {
                apply(event, reader);
            }
        }
        return event;
    }

    /** An event in the outbox of its owner, and not among those that wait. */
    Sent written(String type, UUID key, Map<String, Object> body) {
        var event = new Sent(topicOf(type), type, key, UUID.randomUUID(), body);
        sql(
                owner(event.topic()),
                "insert into outbox (topic, key, event_id, headers, payload) values (?, ?, ?, ?::jsonb, ?)",
                event.topic().topicName(),
                key.toString(),
                event.id(),
                json(event.headers()),
                event.payload());
        return event;
    }

    /** Puts an event among those that wait to be sent. */
    void wait(Sent event) {
        sql(
                owner(event.topic()),
                "insert into outbox_pending (id, slot) select id, 0 from outbox where event_id = ?",
                event.id());
    }

    void apply(Sent event, Reader reader) {
        sql(
                reader.database(),
                "insert into inbox (consumer, event_id, received_at) values (?, ?, clock_timestamp() + interval '20 seconds')",
                reader.consumer(),
                event.id());
    }

    /** Puts an event on its topic; its place there. */
    long send(Sent event) {
        return send(event, null);
    }

    /** Puts an event into a partition of its topic; null for that of its key. */
    long send(Sent event, @Nullable Integer partition) {
        return send(recordOf(event, partition));
    }

    private static ProducerRecord<byte[], byte[]> recordOf(Sent event, @Nullable Integer partition) {
        var record = new ProducerRecord<>(
                event.topic().topicName(),
                partition,
                event.key().toString().getBytes(StandardCharsets.UTF_8),
                event.payload());
        event.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Puts an event on its topic some time before {@link #sent}. */
    void sendLater(Sent event) {
        producer.send(recordOf(event, null));
    }

    /** Waits until all is on its topic. */
    void sent() {
        producer.flush();
    }

    SuperuserDataSource superuser(String database) {
        return servers.addresses().superuser(database);
    }

    long send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get().offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Delivers each event that notification has applied to a subscription that hears everything, once. */
    void deliverTo(UUID subscription) {
        sql("notification", """
                insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, payload, state, settled_at)
                select gen_random_uuid(), ?, ?, 'WEBHOOK', i.event_id, 't', ?, '{}', 'DELIVERED', now() from inbox i
                where i.consumer = 'notification.events'
                    and not exists (select from delivery d where d.event_id = i.event_id and d.subscription_id = ?)
                """, subscription, TENANT, TENANT, subscription);
    }

    /** Delivers an event to it, whether it was delivered or not. */
    void deliverTo(UUID subscription, UUID event) {
        sql("notification", """
                insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, payload, state, settled_at)
                values (gen_random_uuid(), ?, ?, 'WEBHOOK', ?, 't', ?, '{}', 'DELIVERED', now())
                """, subscription, TENANT, event, TENANT);
    }

    /** Every reader has read everything. */
    void everythingIsRead() {
        for (var reader : Reader.ALL) {
            for (var topic : reader.topics()) {
                for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                    var place = new TopicPartition(topic.topicName(), partition);
                    reached(reader, place, end(place));
                }
            }
        }
    }

    void reached(Reader reader, TopicPartition place, long offset) {
        got(admin.alterConsumerGroupOffsets(reader.group(), Map.of(place, new OffsetAndMetadata(offset)))
                .all());
    }

    long end(TopicPartition place) {
        return got(admin.listOffsets(Map.of(place, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                        .all())
                .get(place)
                .offset();
    }

    /** As the broker does with old segments. */
    void drop(TopicPartition place, long before) {
        got(admin.deleteRecords(Map.of(place, org.apache.kafka.clients.admin.RecordsToDelete.beforeOffset(before)))
                .all());
    }

    private static <T> T got(org.apache.kafka.common.KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Topic topicOf(String type) {
        return dev.firstline.contracts.EventCatalog.byType(type).orElseThrow().topic();
    }

    static String owner(Topic topic) {
        return OWNED.entrySet().stream()
                .filter(owned -> owned.getValue().contains(topic))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() throws SQLException {
        producer.close();
        admin.close();
        for (var connection : connections.values()) {
            connection.close();
        }
        servers.close();
    }

    /** An event with its place and body. */
    record Sent(Topic topic, String type, UUID key, UUID id, Map<String, Object> body) {

        Map<String, String> headers() {
            var headers = new LinkedHashMap<String, String>();
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", id.toString());
            headers.put("ce_source", "/firstline/" + topic.owner());
            headers.put("ce_type", type);
            headers.put("ce_firstlinetenant", TENANT);
            return headers;
        }

        byte[] payload() {
            return json(body).getBytes(StandardCharsets.UTF_8);
        }

        /** The same fact, told under another id. */
        Sent again() {
            return new Sent(topic, type, key, UUID.randomUUID(), body);
        }
    }

    /** A subscription to everything. */
    void subscribe(UUID id, String state, @Nullable String reason) {
        sql("notification", """
                insert into subscription (id, tenant, channel, email, event_types, state, disabled_reason, version, created_at, changed_at)
                values (?, ?, 'EMAIL', 'a@example.org', '{*}', ?, ?, 1, now(), now())""", id, TENANT, state, reason);
    }

    static Reader reader(String consumer) {
        return Reader.ALL.stream()
                .filter(reader -> reader.consumer().equals(consumer))
                .findFirst()
                .orElseThrow();
    }
}
