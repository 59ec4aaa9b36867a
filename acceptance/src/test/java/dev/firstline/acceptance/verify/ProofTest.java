package dev.firstline.acceptance.verify;

import static dev.firstline.acceptance.verify.Crafted.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.acceptance.Quiet;
import dev.firstline.contracts.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * First what is legitimate, of every kind, which the proof counts; then one sabotage for each thing that could be broken, each at a ticket of
 * its own, and each is named.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG_ENOUGH_TO_STAND_STILL = Duration.ofSeconds(4);
    private static final UUID HEARING = UUID.randomUUID();
    private static final Reader NOTIFICATION = reader("notification.events");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path state;

    @TempDir
    static Path notes;

    private static Crafted platform;
    private static LastProof lastProof;
    private static CraftedTicket unread;
    private static final List<Crafted.Sent> onTheirWay = new java.util.ArrayList<>();

    @BeforeAll
    static void craft() throws Exception {
        Quiet.kafka();
        platform = new Crafted(state);
    }

    @AfterAll
    static void close() throws Exception {
        platform.close();
    }

    @Test
    @Order(1)
    void whatIsLegitimateCountsAsKeptAndIsCounted() {
        subscribe(HEARING, "ACTIVE", null);
        ordinaryLife();
        anOldTicketIsDeleted();
        historyIsImported();
        alertsFindDeadReceivers();
        lettersAreTreated();
        platform.everythingIsRead();
        somethingIsOnItsWay();

        var proof = new Proof(platform);
        var findings = proof.within(AT_ONCE);

        assertThat(findings.hold()).as(findings.asText()).isTrue();
        assertThat(kept(findings))
                .containsEntry("corrections of words", 2L)
                .containsEntry("sent again", 1L)
                .containsEntry("tickets of the past, imported", 2L)
                .containsEntry("imported, in silence", 2L)
                .containsEntry("given up and told", 1L)
                .containsEntry("waiting for their next attempt", 1L)
                .containsEntry("subscriptions that are switched off", 1L)
                .containsEntry("driven again", 1L)
                .containsEntry("of a type that a newer version wrote", 1L)
                .containsEntry("records that are no events", 2L)
                .containsEntry("handed back", 1L)
                .containsEntry("corrected", 2L)
                .containsEntry("older than tickets are kept", 1L)
                .containsEntry("tickets that ended undecided", 2L);
        lastProof = proof.ended().orElseThrow();
    }

    @Test
    @Order(2)
    void aProofGoesOnFromWhereTheLastOneEnded() {
        var file = notes.resolve("verify.json");
        lastProof.write(file);
        whatWasOnItsWayArrives();

        var findings =
                new Proof(platform).from(LastProof.read(file).orElseThrow()).within(AT_ONCE);

        assertThat(findings.hold()).as(findings.asText()).isTrue();
        assertThat(findings.since()).isEqualTo(lastProof.at());
        assertThat(findings.asText()).contains("is not read again");
        assertThat(findings.asJson()).contains("\"holds\":true").doesNotContain("\n");
    }

    @Test
    @Order(3)
    void aProofThatGoesOnReadsOnlyWhatCameSince() throws Exception {
        // As if the last one were so long ago that none of what it read is near its end.
        var file = notes.resolve("ended.json");
        var ended = new Proof(platform);
        ended.within(AT_ONCE);
        var before = ended.ended().orElseThrow();
        new LastProof(before.at().plusSeconds(600), before.topics(), before.positions()).write(file);
        CraftedTicket.opened(platform);
        platform.everythingIsRead();
        platform.deliverTo(HEARING);

        var findings =
                new Proof(platform).from(LastProof.read(file).orElseThrow()).within(AT_ONCE);

        assertThat(findings.hold()).as(findings.asText()).isTrue();
        assertThat(findings.events()).isEqualTo(5);
    }

    @Test
    @Order(4)
    void aFileThatWasChangedIsNoProof() throws Exception {
        var file = notes.resolve("changed.json");
        lastProof.write(file);
        java.nio.file.Files.writeString(
                file, java.nio.file.Files.readString(file).replaceFirst("v1-3\" : \\d+", "v1-3\" : 999"));

        assertThat(LastProof.read(file)).isEmpty();
        assertThat(LastProof.read(notes.resolve("none.json"))).isEmpty();
    }

    @Test
    @Order(5)
    void eachSabotageIsFoundAndNamed() {
        var expected = new LinkedHashMap<String, String>();
        new Sabotages(platform, HEARING).all().forEach((fault, sabotage) -> expected.put(fault, sabotage.get()));
        platform.everythingIsRead();
        platform.deliverTo(HEARING);
        new Sabotages(platform, HEARING)
                .afterReading()
                .forEach((fault, sabotage) -> expected.put(fault, sabotage.get()));

        var findings = new Proof(platform).within(LONG_ENOUGH_TO_STAND_STILL);

        var found = findings.judged().stream()
                .flatMap(one -> one.breaks().stream())
                .collect(Collectors.toMap(Findings.Break::what, one -> one));
        expected.forEach((fault, named) -> assertThat(found.get(fault))
                .as(fault + " in " + findings.asText())
                .isNotNull()
                .satisfies(line -> assertThat(line.named()).anyMatch(name -> name.contains(named))));
        // One each: no sabotage is taken for another, and what is sound beside them is not accused.
        assertThat(found.values().stream().filter(line -> line.count() > 1).map(Findings.Break::toString))
                .isEmpty();
    }

    @Test
    void thereIsASabotageForEachFaultThatTheProofKnows() {
        var faults = Extent.PLATFORM.promises().stream()
                .flatMap(promise -> promise.faults().stream())
                .map(Promise.Fault::what)
                .toList();
        var sabotages = new TreeSet<>(new Sabotages(platform, HEARING).all().keySet());
        sabotages.addAll(new Sabotages(platform, HEARING).afterReading().keySet());

        assertThat(sabotages).containsExactlyInAnyOrderElementsOf(faults);
    }

    private static void ordinaryLife() {
        var ticket = CraftedTicket.opened(platform);
        var opening = ticket.tell("ticket.status-changed", Map.of());
        ticket.correctWords();
        ticket.correctWords();
        ticket.tell("ticket.communication-added", Map.of());
        ticket.file();
        ticket.handBack();
        ticket.endAndTell(ticket.clock, "MET");
        var second = UUID.randomUUID();
        ticket.start(second);
        ticket.endAndTell(second, "BREACHED");
        correct(ticket, second, "MET");
        var third = UUID.randomUUID();
        ticket.start(third);
        ticket.tellEnd(third, "BREACHED", Crafted.now());
        correct(ticket, third, "RUNNING");
        // Sent again, as after a crash of the relay.
        platform.send(opening);

        var cancelled = CraftedTicket.heard(platform);
        platform.sql("intake", "update ticket set status = 'CANCELED' where id = ?", cancelled.id);
        platform.sql(
                "diagnosis",
                "update diagnosis_case set ended = true, words_version = null where ticket_id = ?",
                cancelled.id);
        platform.deliverTo(HEARING);
    }

    /** A fact came late: the first word stays in the history, the last one counts. */
    private static void correct(CraftedTicket ticket, UUID clock, String state) {
        if (!state.equals("RUNNING")) {
            platform.sql("sla", "update clock set state = ? where id = ?", state, clock);
        }
        platform.event(
                "sla.corrected", ticket.id, ticket.body(Map.of("clockId", clock, "told", "BREACHED", "state", state)));
    }

    /** Each service deletes in its own time what is old enough: one has done so already, another has not. */
    private static void anOldTicketIsDeleted() {
        var old = UUID.fromString("0149f6c0-0000-7000-8000-000000000001");
        platform.sql(
                "diagnosis", "insert into diagnosis_case (ticket_id, tenant, ended) values (?, ?, true)", old, TENANT);
        var lives = CraftedTicket.stored(platform);
        platform.sql(
                "intake",
                "update ticket set id = '0149f6c0-0000-7000-8000-000000000002', opened_at = '2014-11-28',"
                        + " status = 'CLOSED' where id = ?",
                lives.id);
    }

    private static void historyIsImported() {
        for (var marks : List.of("{started,ended,imported,'in silence'}".replace("'", "\""), "{started,ended}")) {
            var book = UUID.randomUUID();
            var ticket = UUID.randomUUID();
            var opening = UUID.nameUUIDFromBytes(ticket.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .toString()
                    .replaceFirst("^(.{14}).", "$15");
            platform.sql("sla", "insert into rulebook (id, tenant, document) values (?, ?, '{}')", book, TENANT);
            platform.sql(
                    "sla",
                    "insert into ticket (id, tenant, rulebook_id, opened_at) values (?, ?, ?, now())",
                    ticket,
                    TENANT,
                    book);
            platform.sql("sla", """
                    insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
                    values (?::uuid, ?, ?, 1, now(), 'OPENED', '{}')""", opening, ticket, TENANT);
            platform.sql("sla", """
                    insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar, promised_at,
                        started_at, due_at, ended_at, warn_at, warn_percent, ledger, told, version)
                    values (gen_random_uuid(), ?, ?, 'RESOLUTION', 'MET', 'p', 1, 'r', 'PT1H', '24x7', now(), now(), now(), now(), '{}', '{}',
                        '[]', ?::text[], 1)""", ticket, TENANT, marks);
        }
    }

    private static void alertsFindDeadReceivers() {
        var dead = UUID.randomUUID();
        subscribe(dead, "DISABLED", "GONE");
        platform.event(
                "notification.subscription-disabled",
                dead,
                Map.of(
                        "subscriptionId",
                        dead.toString(),
                        "occurredAt",
                        Crafted.now().toString()));
        var ticket = CraftedTicket.heard(platform);
        ticket.decide();
        ticket.escalate();
        platform.deliverTo(HEARING);
        var event = ticket.tell("ticket.status-changed", Map.of());
        var given = ticket.deliver(event, dead, "FAILED");
        ticket.tellDelivery(given, dead, "FAILED");
        ticket.deliver(event, HEARING, "PENDING");
    }

    private static void lettersAreTreated() {
        var ticket = CraftedTicket.opened(platform);
        platform.deliverTo(HEARING);
        var redriven = platform.written("ticket.status-changed", ticket.id, ticket.body(Map.of("version", 2)));
        platform.sql("intake", "update ticket set version = 3 where id = ?", ticket.id);
        platform.send(redriven);
        letter(redriven, "sla.events", "REDRIVEN", "HANDLER");
        var discarded = platform.written("ticket.status-changed", ticket.id, ticket.body(Map.of("version", 3)));
        platform.send(discarded);
        letter(discarded, "sla.events", "DISCARDED", "HANDLER");
        for (var reader : Reader.ALL) {
            if (reader.topics().contains(Topic.TICKET)) {
                platform.apply(redriven, reader);
                if (!reader.database().equals("sla")) {
                    platform.apply(discarded, reader);
                }
            }
        }
        platform.deliverTo(HEARING);
        poison("not an event", "DISCARDED");
        platform.send(
                new ProducerRecord<>(
                        Topic.HEALTH.topicName(), 7, "k".getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[] {
                            1
                        }) {
                    {
                        var unknown = new Crafted.Sent(
                                Topic.HEALTH, "health.from-tomorrow", ticket.id, UUID.randomUUID(), Map.of());
                        unknown.headers()
                                .forEach((name, value) ->
                                        headers().add(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    }
                });
        platform.sql("console", """
                insert into dead_letter (id, consumer, topic, partition, "offset", headers, cause, detail, blocks, state)
                values (gen_random_uuid(), 'console.events', ?, 7, 0, '{}', 'TYPE', 'unknown', false, 'UNKNOWN')""", Topic.HEALTH.topicName());
    }

    /** A record that nobody can read, kept by its readers. */
    private static void poison(String text, String state) {
        long offset = platform.send(new ProducerRecord<>(
                Topic.HEALTH.topicName(), 3, null, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        for (var reader : List.of(NOTIFICATION, reader("console.events"))) {
            platform.sql(reader.database(), """
                    insert into dead_letter (id, consumer, topic, partition, "offset", headers, cause, detail, blocks, state)
                    values (gen_random_uuid(), ?, ?, 3, ?, '{}', 'HEADERS', 'd', false, ?)""", reader.consumer(), Topic.HEALTH.topicName(), offset, state);
        }
    }

    private static void letter(Crafted.Sent event, String consumer, String state, String cause) {
        platform.sql(
                reader(consumer).database(),
                """
                insert into dead_letter (id, consumer, topic, partition, "offset", key, headers, event_id, event_type, cause, detail, blocks,
                    state)
                values (gen_random_uuid(), ?, ?, 99, ?, convert_to(?, 'UTF8'), '{}', ?, ?, ?, 'd', true, ?)
                """,
                consumer,
                event.topic().topicName(),
                System.nanoTime(),
                event.key().toString(),
                event.id().toString(),
                event.type(),
                cause,
                state);
    }

    /** Under load something always is: written and not sent, sent and not read. */
    private static void somethingIsOnItsWay() {
        var fresh = CraftedTicket.stored(platform);
        fresh.note(1, "OPENED");
        platform.wait(platform.written("ticket.opened", fresh.id, fresh.body(Map.of("version", 1))));
        platform.wait(platform.written("ticket-text.written", fresh.id, fresh.body(Map.of("version", 1))));
        unread = CraftedTicket.stored(platform);
        unread.note(1, "OPENED");
        for (var type : List.of("ticket.opened", "ticket-text.written")) {
            var event = platform.written(type, unread.id, unread.body(Map.of("version", 1)));
            platform.send(event);
            onTheirWay.add(event);
        }
    }

    private static void whatWasOnItsWayArrives() {
        unread.take();
        for (var event : onTheirWay) {
            Reader.ALL.stream()
                    .filter(reader -> reader.topics().contains(event.topic()))
                    .forEach(reader -> platform.apply(event, reader));
        }
        unread.decide();
        unread.escalate();
        platform.everythingIsRead();
        platform.deliverTo(HEARING);
    }

    static void subscribe(UUID id, String state, String reason) {
        platform.sql("notification", """
                insert into subscription (id, tenant, channel, email, event_types, state, disabled_reason, version, created_at, changed_at)
                values (?, ?, 'EMAIL', 'a@example.org', '{*}', ?, ?, 1, now(), now())""", id, TENANT, state, reason);
    }

    static Reader reader(String consumer) {
        return Reader.ALL.stream()
                .filter(reader -> reader.consumer().equals(consumer))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> kept(Findings findings) {
        var all = new LinkedHashMap<String, Long>();
        findings.judged().forEach(one -> one.kept().forEach((what, count) -> all.merge(what, count, Long::sum)));
        return all;
    }
}
