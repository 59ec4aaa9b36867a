package dev.firstline.chassis.inbox;

import static dev.firstline.chassis.fixture.Tickets.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.event.CloudEvents;
import dev.firstline.chassis.event.EventJson;
import dev.firstline.chassis.fixture.Stack;
import dev.firstline.chassis.fixture.TicketFacts;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.DatabaseException;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.EventEnvelope;
import dev.firstline.contracts.TenantPath;
import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Stack
class InboxTest {

    private static final String TOPIC = "firstline.ticket.v1";
    private static final String DEAD_LETTERS = "/v1/ops/intake-service/dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TicketFacts facts;

    @Inject
    Inbox inbox;

    @Inject
    CaughtUp caughtUp;

    @Inject
    Transactions transactions;

    @Test
    void anEventThatComesThreeTimesIsAppliedOnce() {
        var ticket = Ids.next();
        var first = envelope(ticket, 1);
        send(first);
        send(first);
        send(first);
        send(envelope(ticket, 2));

        await().atMost(PATIENCE).until(() -> facts.appliedTo(ticket).contains(2L));
        assertThat(facts.appliedTo(ticket)).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "BODY, '{\"ticketId\":', ''",
        "BODY, '[]', ''",
        "BODY, 'null', ''",
        "BODY, '{\"ticketId\":\"x\"}', ''",
        "BODY, '{}', ''",
        "HEADERS, '{}', ce_id",
        "HEADERS, '{}', ce_type",
        "HEADERS, '{}', ce_source",
        "HEADERS, '{}', ce_firstlinetenant",
    })
    void whatCannotBeReadBecomesADeadLetterThatNamesTheCause(String cause, String body, String missingHeader) {
        var ticket = Ids.next();
        var headers = headers(envelope(ticket, 1));
        headers.remove(missingHeader);

        FirstlineStack.kafka().produce(TOPIC, ticket.toString(), utf8(body), headers);

        var letter = deadLetterOf(ticket);
        assertThat(letter).containsEntry("cause", cause).containsEntry("blocks", true);
        assertThat((String) letter.get("detail")).isNotBlank();
    }

    @Test
    void aRecordWithoutAValueIsADeadLetterToo() {
        var ticket = Ids.next();

        FirstlineStack.kafka().produce(TOPIC, ticket.toString(), null, headers(envelope(ticket, 1)));

        assertThat(deadLetterOf(ticket)).containsEntry("cause", "BODY");
    }

    @Test
    void aKeyThatNoTextColumnCanHoldStopsNobody() {
        var ticket = Ids.next();
        FirstlineStack.kafka().produce(TOPIC, "a\u0000b", utf8("not json"), headers(envelope(ticket, 1)));
        send(envelope(ticket, 2));

        await().atMost(PATIENCE).until(() -> facts.appliedTo(ticket).equals(List.of(2L)));
        await().atMost(PATIENCE).until(() -> !deadLettersOf("a\u0000b").isEmpty());
    }

    @Test
    void aKeyThatIsLongerThanAnIndexTakesStopsNobody() {
        var ticket = Ids.next();
        var endless = Stream.generate(Ids::next).limit(200).map(UUID::toString).collect(Collectors.joining());
        FirstlineStack.kafka().produce(TOPIC, endless, utf8("not json"), headers(envelope(ticket, 1)));
        send(envelope(ticket, 2));

        await().atMost(PATIENCE).until(() -> facts.appliedTo(ticket).equals(List.of(2L)));
        await().atMost(PATIENCE).until(() -> !deadLettersOf(endless).isEmpty());
    }

    @Test
    void anUnknownTypeIsSetAsideAndNothingWaitsBehindIt() {
        var ticket = Ids.next();
        var headers = headers(envelope(ticket, 1));
        headers.put("ce_type", "ticket.teleported");
        FirstlineStack.kafka().produce(TOPIC, ticket.toString(), utf8("{}"), headers);
        send(envelope(ticket, 2));

        await().atMost(PATIENCE).until(() -> facts.appliedTo(ticket).equals(List.of(2L)));
        await().atMost(PATIENCE).until(() -> !setAsideOf(ticket).isEmpty());
        assertThat(setAsideOf(ticket).getFirst())
                .containsEntry("cause", "TYPE")
                .containsEntry("state", "UNKNOWN")
                .containsEntry("blocks", false)
                .containsEntry("detail", "unknown event type 'ticket.teleported'");
        assertThat(deadLettersOf(ticket)).isEmpty();
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("firstline_inbox_unknown_types_total{consumer=\"fixture.ticket\",type=\"ticket.teleported\"");
    }

    @Test
    void aVersionThatKnowsTheTypeAppliesWhatAnOlderOneSetAside() {
        var ticket = Ids.next();
        var stuck = Ids.next();
        var bad = Ids.next();
        setAside(ticket, EventJson.write(fact(ticket, 1)));
        setAside(bad, utf8("{}"));
        facts.chokeOn(stuck);
        send(envelope(stuck, 1));
        await().atMost(PATIENCE).until(() -> deadLettersOf(stuck).size() == 1);
        setAside(stuck, EventJson.write(fact(stuck, 2)));
        renameType(
                "ticket.of-tomorrow", CloudEvents.headers(envelope(ticket, 1)).get("ce_type"));

        caughtUp.catchUp();

        assertThat(facts.appliedTo(ticket)).containsExactly(1L);
        assertThat(setAsideOf(ticket)).isEmpty();
        assertThat(deadLettersOf(stuck).stream().map(letter -> letter.get("cause")))
                .containsExactly("HANDLER", "WAITS");
        assertThat(deadLetterOf(bad)).containsEntry("cause", "HANDLER").containsEntry("blocks", false);
    }

    @Test
    void aThreadThatIsToldToStopWhileTheDatabaseIsAwayLeavesTheRecordOnTheTopic() throws Exception {
        var ticket = Ids.next();
        var envelope = envelope(ticket, 1);
        var begun = new CountDownLatch(2);
        var thrown = new AtomicReference<RuntimeException>();
        var away = new EventHandler() {
            @Override
            public String consumer() {
                return "fixture.stopped";
            }

            @Override
            public void handle(List<EventEnvelope<?>> events) {
                begun.countDown();
                throw new DatabaseException(new SQLException("the server is gone", "08006"));
            }
        };
        var thread = Thread.ofPlatform().start(() -> {
            try {
                inbox.accept(batchOf(envelope), away);
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        begun.await();

        thread.interrupt();
        thread.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedWorkException.class);
        assertThat(deadLettersOf(ticket)).isEmpty();
    }

    private static ConsumerRecords<byte[], byte[]> batchOf(EventEnvelope<?> envelope) {
        var headers = new RecordHeaders();
        headers(envelope).forEach((name, value) -> headers.add(name, utf8(value)));
        var record = new ConsumerRecord<>(
                TOPIC,
                0,
                1L << 40,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                utf8(envelope.data().subject()),
                EventJson.write(envelope.data()),
                headers,
                Optional.empty());
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), List.of(record)), Map.of());
    }

    /** As an older version leaves a record of a type that it does not know. */
    private void setAside(UUID ticket, byte[] body) {
        var headers = headers(envelope(ticket, 1));
        headers.put("ce_type", "ticket.of-tomorrow");
        FirstlineStack.kafka().produce(TOPIC, ticket.toString(), body, headers);
        await().atMost(PATIENCE).until(() -> !setAsideOf(ticket).isEmpty());
    }

    /** As if a version came that knows it. */
    private void renameType(String unknown, String known) {
        transactions.asPlatform(() -> {
            try (var connection = transactions.connection();
                    var statement = connection.prepareStatement("""
                            update dead_letter set event_type = ?, headers = jsonb_set(headers, '{ce_type}', to_jsonb(?::text))
                            where event_type = ? and state = 'UNKNOWN'
                            """)) {
                statement.setString(1, known);
                statement.setString(2, known);
                statement.setString(3, unknown);
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    @Test
    void laterRecordsOfTheSameTicketWaitWhileOthersGoOn() {
        var stuck = Ids.next();
        var free = Ids.next();
        facts.chokeOn(stuck);
        send(envelope(stuck, 1));
        send(envelope(free, 1));
        send(envelope(stuck, 2));
        send(envelope(free, 2));

        await().atMost(PATIENCE).until(() -> facts.appliedTo(free).equals(List.of(1L, 2L)));
        await().atMost(PATIENCE).until(() -> deadLettersOf(stuck).size() == 2);
        assertThat(facts.appliedTo(stuck)).isEmpty();
        assertThat(deadLettersOf(stuck).stream().map(letter -> letter.get("cause")))
                .containsExactly("HANDLER", "WAITS");
        assertThat((String) deadLettersOf(stuck).getFirst().get("detail")).contains("cannot digest");
    }

    @Test
    void aReDriveAppliesAllThatWaitedInTheirOrder() {
        var ticket = Ids.next();
        facts.chokeOn(ticket);
        for (int version = 1; version <= 3; version++) {
            send(envelope(ticket, version));
        }
        await().atMost(PATIENCE).until(() -> deadLettersOf(ticket).size() == 3);
        var id = deadLettersOf(ticket).getLast().get("id");

        ops().post(DEAD_LETTERS + "/" + id + "/redrive")
                .then()
                .statusCode(200)
                .body("applied", equalTo(0))
                .body("left", equalTo(3));
        facts.recover(ticket);
        ops().post(DEAD_LETTERS + "/" + id + "/redrive")
                .then()
                .statusCode(200)
                .body("applied", equalTo(3))
                .body("left", equalTo(0));

        assertThat(facts.appliedTo(ticket)).containsExactly(1L, 2L, 3L);
        send(envelope(ticket, 4));
        await().atMost(PATIENCE).until(() -> facts.appliedTo(ticket).equals(List.of(1L, 2L, 3L, 4L)));
    }

    @Test
    void aReDriveGoesPastATypeThatIsStillUnknown() {
        var ticket = Ids.next();
        var headers = headers(envelope(ticket, 1));
        headers.put("ce_type", "ticket.teleported");
        FirstlineStack.kafka().produce(TOPIC, ticket.toString(), utf8("{}"), headers);
        facts.chokeOn(ticket);
        send(envelope(ticket, 2));
        await().atMost(PATIENCE).until(() -> deadLettersOf(ticket).size() == 1);
        facts.recover(ticket);

        ops().post(DEAD_LETTERS + "/" + deadLettersOf(ticket).getLast().get("id") + "/redrive")
                .then()
                .statusCode(200)
                .body("applied", equalTo(1))
                .body("left", equalTo(1));

        assertThat(facts.appliedTo(ticket)).containsExactly(2L);
    }

    @Test
    void whatIsDiscardedLetsThoseBehindItThrough() {
        var ticket = Ids.next();
        FirstlineStack.kafka().produce(TOPIC, ticket.toString(), utf8("not json"), headers(envelope(ticket, 1)));
        send(envelope(ticket, 2));
        await().atMost(PATIENCE).until(() -> deadLettersOf(ticket).size() == 2);

        var poison = DEAD_LETTERS + "/" + deadLettersOf(ticket).getFirst().get("id");
        ops().post(poison + "/discard").then().statusCode(200).body("state", equalTo("DISCARDED"));
        ops().post(poison + "/discard").then().statusCode(409);
        ops().post(DEAD_LETTERS + "/" + deadLettersOf(ticket).getFirst().get("id") + "/redrive")
                .then()
                .statusCode(200)
                .body("applied", equalTo(1));

        assertThat(facts.appliedTo(ticket)).containsExactly(2L);
    }

    @Test
    void aTenantsOperatorSeesTheLettersOfItsOwnTreeOnly() {
        var ticket = Ids.next();
        FirstlineStack.kafka().produce(TOPIC, ticket.toString(), utf8("not json"), headers(envelope(ticket, 1)));
        var id = deadLetterOf(ticket).get("id");

        as("contoso", "ops").get(DEAD_LETTERS + "/" + id).then().statusCode(200).body("body", equalTo("not json"));
        as("contoso-too", "ops").get(DEAD_LETTERS + "/" + id).then().statusCode(404);
        as("contoso-too", "ops")
                .post(DEAD_LETTERS + "/" + id + "/redrive")
                .then()
                .statusCode(404);
        as("contoso", "crm-client").get(DEAD_LETTERS + "/" + id).then().statusCode(403);
    }

    private static void send(EventEnvelope<?> envelope) {
        FirstlineStack.kafka()
                .produce(TOPIC, envelope.data().subject(), EventJson.write(envelope.data()), headers(envelope));
    }

    private static EventEnvelope<?> envelope(UUID ticket, long version) {
        return new EventEnvelope<>(
                Ids.next(), "/firstline/intake-service", new TenantPath("contoso"), null, fact(ticket, version));
    }

    private static Map<String, String> headers(EventEnvelope<?> envelope) {
        return new HashMap<>(CloudEvents.headers(envelope));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> deadLetterOf(UUID ticket) {
        await().atMost(PATIENCE).until(() -> !deadLettersOf(ticket).isEmpty());
        return deadLettersOf(ticket).getFirst();
    }

    private static List<Map<String, Object>> deadLettersOf(UUID ticket) {
        return deadLettersOf(ticket.toString());
    }

    private static List<Map<String, Object>> deadLettersOf(String key) {
        return lettersOf(key, "OPEN");
    }

    private static List<Map<String, Object>> setAsideOf(UUID ticket) {
        return lettersOf(ticket.toString(), "UNKNOWN");
    }

    private static List<Map<String, Object>> lettersOf(String key, String state) {
        return ops()
                .get(DEAD_LETTERS + "?limit=200&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(letter -> key.equals(letter.get("key")))
                .toList();
    }

    private static RequestSpecification ops() {
        return as("*", "ops");
    }

    private static RequestSpecification as(String tenant, String role) {
        return RestAssured.given().auth().oauth2(FirstlineStack.token(tenant, role));
    }
}
