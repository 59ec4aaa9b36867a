package dev.firstline.acceptance.verify;

import static dev.firstline.acceptance.verify.Crafted.TENANT;

import dev.firstline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What is legitimate, of every kind, as the services leave it behind on topics and in their databases. */
final class LegitimateLife {

    private final Crafted platform;

    /** The subscription that hears of everything. */
    private final UUID hearing;

    private final List<Crafted.Sent> onTheirWay = new ArrayList<>();
    private @Nullable CraftedTicket unread;

    LegitimateLife(Crafted platform, UUID hearing) {
        this.platform = platform;
        this.hearing = hearing;
    }

    /** Somebody hears of everything from now on. */
    void somebodyListens() {
        platform.subscribe(hearing, "ACTIVE", null);
    }

    void ordinaryLife() {
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
        corrected(ticket, second, "MET");
        var third = UUID.randomUUID();
        ticket.start(third);
        ticket.tellEnd(third, "BREACHED", Crafted.now());
        corrected(ticket, third, "RUNNING");
        // Sent again, as after a crash of the relay.
        platform.send(opening);

        var cancelled = CraftedTicket.heard(platform);
        platform.sql("intake", "update ticket set status = 'CANCELED' where id = ?", cancelled.id);
        platform.sql(
                "diagnosis",
                "update diagnosis_case set ended = true, words_version = null where ticket_id = ?",
                cancelled.id);
        platform.deliverTo(hearing);
    }

    /** A fact came late: the first word stays in the history, the last one counts. */
    private void corrected(CraftedTicket ticket, UUID clock, String state) {
        if (!state.equals("RUNNING")) {
            platform.sql("sla", "update clock set state = ? where id = ?", state, clock);
        }
        platform.event(
                "sla.corrected", ticket.id, ticket.body(Map.of("clockId", clock, "told", "BREACHED", "state", state)));
    }

    /** Each service deletes in its own time what is old enough: one has done so already, another has not. */
    void anOldTicketIsDeleted() {
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

    void historyIsImported() {
        for (var marks : List.of("{started,ended,imported,'in silence'}".replace("'", "\""), "{started,ended}")) {
            var book = UUID.randomUUID();
            var ticket = UUID.randomUUID();
            var opening = UUID.nameUUIDFromBytes(ticket.toString().getBytes(StandardCharsets.UTF_8))
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

    void alertsFindDeadReceivers() {
        var dead = UUID.randomUUID();
        platform.subscribe(dead, "DISABLED", "GONE");
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
        platform.deliverTo(hearing);
        var event = ticket.tell("ticket.status-changed", Map.of());
        var given = ticket.deliver(event, dead, "FAILED");
        ticket.tellDelivery(given, dead, "FAILED");
        ticket.deliver(event, hearing, "PENDING");
    }

    void lettersAreTreated() {
        var ticket = CraftedTicket.opened(platform);
        platform.deliverTo(hearing);
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
        platform.deliverTo(hearing);
        poison("not an event", "DISCARDED");
        platform.send(
                new ProducerRecord<>(
                        Topic.HEALTH.topicName(), 7, "k".getBytes(StandardCharsets.UTF_8), new byte[] {1}) {
                    {
                        var unknown = new Crafted.Sent(
                                Topic.HEALTH, "health.from-tomorrow", ticket.id, UUID.randomUUID(), Map.of());
                        unknown.headers()
                                .forEach((name, value) -> headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                    }
                });
        platform.sql("console", """
                insert into dead_letter (id, consumer, topic, partition, "offset", headers, cause, detail, blocks, state)
                values (gen_random_uuid(), 'console.events', ?, 7, 0, '{}', 'TYPE', 'unknown', false, 'UNKNOWN')""", Topic.HEALTH.topicName());
    }

    /** A record that nobody can read, kept by its readers. */
    private void poison(String text, String state) {
        long offset = platform.send(
                new ProducerRecord<>(Topic.HEALTH.topicName(), 3, null, text.getBytes(StandardCharsets.UTF_8)));
        for (var reader : List.of(Crafted.reader("notification.events"), Crafted.reader("console.events"))) {
            platform.sql(reader.database(), """
                    insert into dead_letter (id, consumer, topic, partition, "offset", headers, cause, detail, blocks, state)
                    values (gen_random_uuid(), ?, ?, 3, ?, '{}', 'HEADERS', 'd', false, ?)""", reader.consumer(), Topic.HEALTH.topicName(), offset, state);
        }
    }

    private void letter(Crafted.Sent event, String consumer, String state, String cause) {
        platform.sql(
                Crafted.reader(consumer).database(),
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
    void somethingIsOnItsWay() {
        var fresh = CraftedTicket.stored(platform);
        fresh.note(1, "OPENED");
        platform.wait(platform.written("ticket.opened", fresh.id, fresh.body(Map.of("version", 1))));
        platform.wait(platform.written("ticket-text.written", fresh.id, fresh.body(Map.of("version", 1))));
        var late = CraftedTicket.stored(platform);
        unread = late;
        late.note(1, "OPENED");
        for (var type : List.of("ticket.opened", "ticket-text.written")) {
            var event = platform.written(type, late.id, late.body(Map.of("version", 1)));
            platform.send(event);
            onTheirWay.add(event);
        }
    }

    void whatWasOnItsWayArrives() {
        var late = Objects.requireNonNull(unread, "something is on its way first");
        late.take();
        for (var event : onTheirWay) {
            Reader.ALL.stream()
                    .filter(reader -> reader.topics().contains(event.topic()))
                    .forEach(reader -> platform.apply(event, reader));
        }
        late.decide();
        late.escalate();
        platform.everythingIsRead();
        platform.deliverTo(hearing);
    }
}
