package dev.firstline.chassis.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.inbox.EventHandler;
import dev.firstline.chassis.inbox.Inbox;
import dev.firstline.contracts.Event;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.Topic;
import dev.firstline.contracts.health.HealthEvent;
import dev.firstline.devstack.test.FirstlineStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database is put back to an hour ago, and the topics, and how far the service has read them, went on. */
@Stack
class RestoredDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Inbox inbox;

    @Inject
    ServiceLife life;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private final String group = "restored-" + UUID.randomUUID();
    private final Facts facts = new Facts(group);

    @AfterEach
    void end() {
        life.begin();
    }

    @Test
    void whatCameSinceTheBackupIsAppliedOnceMoreAndNothingElse() throws Exception {
        var before = send();
        read(before);
        var since = send();
        read(since);
        assertThat(facts.applied).containsExactly(before, since);

        // The database of before knows of the first alone; the broker says that both were read.
        putBack(since);
        assertThat(life.isRestored()).isTrue();
        start(PATIENCE);

        assertThat(life.isRestored()).isFalse();
        var next = send();
        read(next);
        assertThat(facts.applied).containsExactly(before, since, since, next);
    }

    @Test
    void aDatabaseThatWasNotRestoredGoesOnWhereItWas() throws Exception {
        var first = send();
        read(first);
        execute("delete from inbox where consumer = '" + group + "' and event_id = '" + first + "'");

        start(PATIENCE);

        var next = send();
        read(next);
        assertThat(facts.applied).containsExactly(first, next);
    }

    @Test
    void asLongAsSomebodyReadsItIsNotSetBackAndStaysKnownAsRestored() throws Exception {
        var before = send();
        read(before);
        putBack(before);
        try (var other = consumer()) {
            other.subscribe(List.of(Topic.HEALTH.topicName()));
            await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(100));
                return !other.assignment().isEmpty();
            });

            assertThat(start(Duration.ZERO)).isTrue();
            assertThat(life.isRestored()).isTrue();
        }
        assertThat(start(PATIENCE)).isFalse();

        assertThat(life.isRestored()).isFalse();
        read(send());
        assertThat(facts.applied).startsWith(before, before);
    }

    @Test
    void aCopyOfTheDatabaseIsAnotherOne() throws SQLException {
        try (var connection = FirstlineStack.superuser("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database copied_life");
        }
        try (var connection = FirstlineStack.superuser("copied_life").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table service_life (single boolean)");
            statement.execute(function());
        }
        var first = incarnation("copied_life");
        try (var connection = FirstlineStack.superuser("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database copied_again template copied_life");
        }
        assertThat(incarnation("copied_life")).isEqualTo(first);
        assertThat(incarnation("copied_again")).isNotEqualTo(first);

        try (var connection = FirstlineStack.superuser("copied_life").getConnection();
                var statement = connection.createStatement()) {
            // As a dump is read into the same database.
            statement.execute("alter table service_life rename to gone");
            statement.execute("create table service_life (single boolean)");
            statement.execute(function());
        }
        assertThat(incarnation("copied_life")).isNotEqualTo(first);
    }

    private static String function() throws SQLException {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_get_functiondef('firstline_incarnation'::regproc)")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String incarnation(String database) throws SQLException {
        try (var connection = FirstlineStack.superuser(database).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select firstline_incarnation()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Returns whether it says that it could not. */
    private boolean start(Duration patience) throws InterruptedException {
        var metrics = new SimpleMeterRegistry();
        new RestoredDatabase(life, kafka, group, patience, metrics).start(new StartupEvent());
        return metrics.get("firstline.restore.pending").gauge().value() > 0;
    }

    /** As the service does it: to where that fact is known, and the position is told to the broker. */
    private void read(UUID until) {
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(Topic.HEALTH.topicName()));
            int had = facts.applied.size();
            await().atMost(PATIENCE).until(() -> {
                inbox.accept(consumer.poll(Duration.ofMillis(100)), facts);
                return facts.applied.lastIndexOf(until) >= had;
            });
            consumer.commitSync();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.get("bootstrap.servers"));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private UUID send() {
        Event event = new HealthEvent.IncidentClosed(
                Ids.next().toString(), "Exchange Online", Instant.parse("2026-11-21T09:00:00Z"));
        var envelope = new EventEnvelope<>(Ids.next(), "/firstline/test", new TenantPath("contoso"), null, event);
        facts.sent.add(envelope.id());
        FirstlineStack.kafka()
                .produce(
                        Topic.HEALTH.topicName(),
                        event.subject(),
                        EventJson.write(event),
                        CloudEvents.headers(envelope));
        return envelope.id();
    }

    private void putBack(UUID unknown) throws SQLException {
        execute("delete from inbox where consumer = '" + group + "' and event_id = '" + unknown + "'");
        execute("update service_life set incarnation = 'an hour ago'");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = FirstlineStack.superuser("chassis").getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** A handler that notes what it applies of the facts of its test; others are on the topic too. */
    private record Facts(String consumer, List<UUID> sent, List<UUID> applied) implements EventHandler {

        Facts(String consumer) {
            this(consumer, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        @Override
        public void handle(List<EventEnvelope<?>> events) {
            events.stream().map(EventEnvelope::id).filter(sent::contains).forEach(applied::add);
        }
    }
}
