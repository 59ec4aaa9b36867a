package dev.firstline.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.id.Ids;
import dev.firstline.devstack.test.FirstlineStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a relay asks of the database when nothing happens, in a database that it has for itself. */
@Stack
class IdleRelayTest {

    private static final String TOPIC = "firstline.ticket.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOKS = 6;

    /** Of so many, one of which may have come just before. */
    private static final Duration AT_LEAST = Duration.ofSeconds(4);

    private static final DataSource SERVICE = of("chassis");

    @Inject
    Watermarks watermarks;

    private final String name = "idle_" + Ids.next().toString().replace("-", "");
    private final PGSimpleDataSource database = of(name);

    @BeforeEach
    void makeDatabase() throws SQLException {
        execute(SERVICE, "create database " + name);
        execute(database, """
                create table outbox (id bigint generated always as identity primary key, topic text, key text, headers jsonb, payload bytea);
                create table outbox_pending (id bigint primary key, slot smallint)""");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        execute(SERVICE, "drop database " + name + " with (force)");
    }

    @Test
    void aRelayThatIsAloneLooksOnceASecond() throws SQLException {
        var relay = relay(OutboxSettingsOf.defaults(), new RelaySignal());
        relay.loop().start();
        try {
            // What its session did at the beginning is told by the statistics some time later: then the next stretch.
            await().atMost(PATIENCE).until(() -> {
                var began = Instant.now();
                long until = looks() + LOOKS;
                await().atMost(PATIENCE).until(() -> looks() >= until);
                return Duration.between(began, Instant.now()).compareTo(AT_LEAST) > 0;
            });
        } finally {
            relay.stop();
        }
    }

    @Test
    void aCommitWakesItAtOnceHoweverLongItWouldRest() throws SQLException {
        var signal = new RelaySignal();
        var relay = relay(
                OutboxSettingsOf.with(Map.of("firstline.outbox.poll", "1h", "firstline.outbox.rest", "1h")), signal);
        relay.loop().start();
        try {
            await().atMost(PATIENCE).until(() -> looks() > 0);
            for (int i = 0; i < 3; i++) {
                var key = write();
                signal.wake();

                FirstlineStack.kafka()
                        .await(TOPIC, PATIENCE, record -> record.key().equals(key.toString()));
                await().atMost(PATIENCE).until(() -> pending() == 0);
            }
        } finally {
            relay.stop();
        }
    }

    @Test
    void whoSendsSeesWhetherAnotherWaitsForItsShare() throws SQLException {
        var settings = OutboxSettingsOf.defaults();
        try (var sending = database.getConnection()) {
            var sender = new PendingRows(sending, 0, settings);
            assertThat(sender.lock()).isTrue();
            assertThat(isAlone(sender)).isTrue();

            try (var waiting = database.getConnection()) {
                var successor = new PendingRows(waiting, 0, settings);
                assertThat(successor.lock()).isFalse();
                try (var third = database.getConnection()) {
                    assertThat(new PendingRows(third, 0, settings).lock()).isFalse();
                    assertThat(isAlone(sender)).isFalse();
                }
                assertThat(successor.lock()).isFalse();
                assertThat(isAlone(sender)).isFalse();
                sender.unlock();
                assertThat(successor.lock()).isTrue();
                // The server notices the end of a session by and by.
                await().atMost(PATIENCE).until(() -> isAlone(successor));
                successor.unlock();
            }
        }
    }

    private static PGSimpleDataSource of(String name) {
        var superuser = FirstlineStack.superuser(name);
        var database = new PGSimpleDataSource();
        database.setUrl(superuser.url());
        database.setUser(superuser.user());
        database.setPassword(superuser.password());
        return database;
    }

    private static boolean isAlone(PendingRows sender) throws SQLException {
        return sender.next(List.of(), false).alone();
    }

    private OutboxRelay relay(OutboxSettings settings, RelaySignal signal) {
        return new OutboxRelay(
                0,
                settings,
                database,
                signal.listen(),
                () -> new KafkaProducer<>(
                        Map.of("bootstrap.servers", FirstlineStack.kafka().bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer()),
                new SimpleMeterRegistry().timer("relay"),
                headers -> {},
                () -> watermarks.ofShare(0, settings));
    }

    private UUID write() throws SQLException {
        var key = Ids.next();
        execute(database, """
                with written as (
                    insert into outbox (topic, key, headers, payload) values ('%s', '%s', '{}', '{}') returning id)
                insert into outbox_pending select id, 0 from written""".formatted(TOPIC, key));
        return key;
    }

    /** Transactions that ended in the relay's database, as far as its session has told. */
    private long looks() throws SQLException {
        return (long) figure(SERVICE, "select xact_commit from pg_stat_database where datname = '" + name + "'");
    }

    private long pending() throws SQLException {
        return (long) figure(database, "select count(*) from outbox_pending");
    }

    private static double figure(DataSource from, String sql) throws SQLException {
        try (var connection = from.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void execute(DataSource at, String sql) throws SQLException {
        try (var connection = at.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
