package dev.firstline.acceptance.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.PlatformAddresses;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Who looks after the installation, and the mishaps that they have to do with. */
final class Operator {

    /** Who reads the topic of health. */
    private static final List<String> READERS = List.of("notification-service", "console-service");

    private static final String REFUSES =
            "alter table ticket_view add constraint refuses check (tenant <> '%s') not valid";
    private static final String TAKES = "alter table ticket_view drop constraint refuses";

    private final PlatformAddresses platform;
    private final Person ops;

    Operator(PlatformAddresses platform) {
        this.platform = platform;
        this.ops = Person.of(platform, "*", "ops");
    }

    /** A record that nobody can read comes to a topic; each reader's copy is tried once more and given up. */
    void discardPoison() {
        send(new ProducerRecord<>(Topic.HEALTH.topicName(), "no event".getBytes(StandardCharsets.UTF_8)));
        for (var service : READERS) {
            var letter = ops.first(letters(service), "items");
            assertThat(redrive(service, letter).path("left").asInt()).isEqualTo(1);
            discard(service, letter);
        }
    }

    /** A newer version tells what this one does not know: it is set aside for the version that does. */
    void meetTheFuture() {
        var event = new ProducerRecord<byte[], byte[]>(Topic.HEALTH.topicName(), "{}".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/diagnosis-service",
                        "ce_type", "health.from-tomorrow",
                        "ce_time", Instant.now().toString(),
                        "ce_firstlinetenant", "adatum",
                        "content-type", "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(event);
        for (var service : READERS) {
            ops.first(letters(service) + "?state=UNKNOWN", "items");
        }
    }

    /**
     * The console cannot store the tickets of a tenant for a while. One is driven again when it can; the opening of the other is given up, and
     * what waited behind it is driven.
     *
     * @param kept opens a ticket there
     * @param givenUp opens another
     */
    void driveAgain(String tenant, Runnable kept, Runnable givenUp) throws SQLException {
        console(REFUSES.formatted(tenant));
        try {
            kept.run();
            awaitOpenings(1);
            givenUp.run();
            awaitOpenings(2);
        } finally {
            console(TAKES);
        }
        var openings = openings();
        redrive("console-service", openings.getFirst());
        discard("console-service", openings.getLast());
        await().atMost(Person.PATIENCE).until(() -> {
            var left = open("console-service");
            left.forEach(letter -> redrive("console-service", letter));
            return left.isEmpty();
        });
    }

    private void awaitOpenings(int count) {
        await(count + " tickets are set aside")
                .atMost(Person.PATIENCE)
                .until(() -> openings().size() == count);
    }

    private List<JsonNode> openings() {
        return open("console-service").stream()
                .filter(letter -> letter.path("eventType").asText().equals("ticket.opened"))
                .toList();
    }

    /** All that intake has told is told once more, as after a loss downstream. */
    void republish() {
        ops.act(
                "POST",
                "/v1/ops/intake-service/outbox/republish",
                Map.of("from", "2026-01-01T00:00:00Z", "to", "2999-01-01T00:00:00Z"));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, platform.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode redrive(String service, JsonNode letter) {
        return ops.act("POST", letters(service) + "/" + letter.path("id").asText() + "/redrive", null);
    }

    private void discard(String service, JsonNode letter) {
        ops.act("POST", letters(service) + "/" + letter.path("id").asText() + "/discard", null);
    }

    private List<JsonNode> open(String service) {
        return ops.read(letters(service)).path("items").valueStream().toList();
    }

    private static String letters(String service) {
        return "/v1/ops/" + service + "/dead-letters";
    }

    private void console(String sql) throws SQLException {
        try (var connection = platform.superuser("console").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
