package dev.firstline.acceptance.verify;

import dev.firstline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** One for each fault that the proof knows: does it, and answers by what the fault must be named. */
final class Sabotages {

    private static final String STATUS = "ticket.status-changed";

    private final Crafted platform;
    private final UUID hearing;
    private final UUID off = UUID.randomUUID();
    private final Map<String, Supplier<String>> sabotages = new LinkedHashMap<>();

    Sabotages(Crafted platform, UUID hearing) {
        this.platform = platform;
        this.hearing = hearing;
    }

    /** Those that are done before everything is read. */
    Map<String, Supplier<String>> all() {
        sabotages.clear();
        events();
        versions();
        places();
        decisions();
        clocks();
        alerts();
        return sabotages;
    }

    /** Those that are done when everything is read and delivered. */
    Map<String, Supplier<String>> afterReading() {
        sabotages.clear();
        sabotages.put("outboxes stand still", () -> "intake");
        sabotages.put("deliveries exist twice", () -> {
            var ticket = CraftedTicket.opened(platform);
            var event = ticket.tell(STATUS, Map.of());
            platform.deliverTo(hearing);
            platform.deliverTo(hearing, event.id());
            return event.id().toString();
        });
        sabotages.put("deliveries are missing", () -> {
            var event = CraftedTicket.opened(platform).tell(STATUS, Map.of());
            platform.deliverTo(hearing);
            platform.sql("notification", "delete from delivery where event_id = ?", event.id());
            platform.everythingIsRead();
            return event.id() + " " + STATUS + " for subscription " + hearing;
        });
        sabotages.put("readers lost records that the topic dropped before they were read", () -> {
            var place = new TopicPartition(Topic.HEALTH.topicName(), 9);
            for (int i = 0; i < 3; i++) {
                junk(9);
            }
            keep("notification.events", 9, 2);
            keep("console.events", 9, 2);
            platform.reached(Crafted.reader("console.events"), place, 3);
            platform.reached(Crafted.reader("notification.events"), place, 1);
            platform.drop(place, 2);
            return "notification.events lost 1 of firstline.health.v1-9";
        });
        sabotages.put("readers stand still", () -> "notification.events stands still at firstline.health.v1-9@1");
        return sabotages;
    }

    private void events() {
        sabotages.put(
                "events left an outbox and are not on their topic",
                () -> platform.written(
                                "notification.subscription-disabled",
                                UUID.randomUUID(),
                                Map.of("occurredAt", Crafted.now().toString()))
                        .id()
                        .toString());
        sabotages.put("events were not applied by a reader that is past them", () -> {
            var event = platform.written(
                    "health.incident-closed",
                    UUID.randomUUID(),
                    Map.of("occurredAt", Crafted.now().toString()));
            platform.send(event, 4);
            platform.apply(event, Crafted.reader("console.events"));
            return "notification.events has not applied health.incident-closed " + event.id();
        });
        sabotages.put("dead letters are open", () -> {
            platform.sql("sla", """
                    insert into dead_letter (id, consumer, topic, partition, "offset", headers, cause, detail, blocks)
                    values (gen_random_uuid(), 'sla.events', 'firstline.ticket.v1', 77, 7, '{}', 'HANDLER', 'd', false)""");
            return "HANDLER firstline.ticket.v1-77@7";
        });
        sabotages.put("records that are no events were passed over by a reader", () -> {
            long offset = junk(5);
            keep("console.events", 5, offset);
            return "notification.events firstline.health.v1-5@" + offset;
        });
    }

    private void versions() {
        at("versions are missing between others", ticket -> {
            event(ticket, STATUS, Map.of("version", 3));
            version(ticket, 3);
        });
        sabotages.put("tickets do not begin with version 1", () -> {
            var ticket = CraftedTicket.stored(platform);
            ticket.take();
            event(ticket, "ticket.opened", Map.of("version", 2));
            event(ticket, "ticket-text.written", Map.of("version", 2));
            version(ticket, 2);
            ticket.decide();
            ticket.escalate();
            return ticket.id.toString();
        });
        at("tickets do not tell their last version", ticket -> version(ticket, 5));
        at("tickets tell more than they are", ticket -> event(ticket, STATUS, Map.of("version", 2)));
        at("versions are told twice", ticket -> {
            ticket.tell(STATUS, Map.of());
            event(ticket, STATUS, Map.of("version", 2));
        });
        at("facts overtook older ones", ticket -> {
            event(ticket, STATUS, Map.of("version", 3));
            event(ticket, STATUS, Map.of("version", 2));
            version(ticket, 3);
        });
        at("changes in intake's feed were not told", ticket -> ticket.note(7, "STATUS_CHANGED"));
    }

    private void places() {
        sabotages.put(
                "tickets were never told of",
                () -> CraftedTicket.stored(platform).id.toString());
        missing("diagnosis", "diagnosis_case", "ticket_id");
        missing("escalation", "ticket", "ticket_id");
        missing("sla", "ticket", "id");
        missing("console", "ticket_view", "ticket_id");
        stranger("diagnosis", "insert into diagnosis_case (ticket_id, tenant) values (?, 'contoso')");
        stranger("escalation", "insert into ticket (ticket_id, tenant) values (?, 'contoso')");
        stranger("sla", """
                with book as (insert into rulebook (id, tenant, document) values (gen_random_uuid(), 'contoso', '{}') returning id)
                insert into ticket (id, tenant, rulebook_id, opened_at) select ?, 'contoso', id, now() from book""");
        stranger("console", "insert into ticket_view (ticket_id, tenant, number) values (?, 'contoso', 'FL-2')");
    }

    private void decisions() {
        sabotages.put(
                "tickets are undecided though all is known of them",
                () -> CraftedTicket.heard(platform).id.toString());
        sabotages.put("tickets are undecided though all was told of them", () -> {
            var ticket = CraftedTicket.heard(platform);
            platform.sql("diagnosis", "update diagnosis_case set words_version = null where ticket_id = ?", ticket.id);
            return ticket.id.toString();
        });
        sabotages.put("decisions are stored and were not told", () -> {
            var ticket = CraftedTicket.heard(platform);
            ticket.decideUntold();
            return ticket.decision.toString();
        });
        at(
                "decisions were told and are not stored",
                ticket -> event(
                        ticket, "diagnosis.completed", Map.of("diagnosisId", UUID.randomUUID(), "ticketVersion", 1)));
        sabotages.put("tickets should be escalated and are not", () -> {
            var ticket = CraftedTicket.heard(platform);
            ticket.decide();
            return ticket.id.toString();
        });
        at("tickets have several escalations that are not over", ticket -> {
            platform.sql("escalation", "drop index escalation_one_open");
            var second = UUID.randomUUID();
            ticket.store(second, "OPEN");
            event(ticket, "escalation.opened", Map.of("escalationId", second));
        });
        at(
                "decisions were applied and are not known",
                ticket -> platform.sql(
                        "escalation", "update ticket set decided_version = 0 where ticket_id = ?", ticket.id));
        sabotages.put("steps of escalations are stored and were not told", () -> {
            var ticket = CraftedTicket.heard(platform);
            ticket.decide();
            ticket.store(ticket.escalation, "OPEN");
            return ticket.escalation.toString();
        });
        at(
                "escalations were told of and are not stored",
                ticket -> event(ticket, "escalation.filed", Map.of("escalationId", UUID.randomUUID())));
    }

    private void clocks() {
        clock("clocks were told to have ended more than once", ticket -> {
            ticket.endAndTell(ticket.clock, "MET");
            ticket.tellEnd(ticket.clock, "MET", Crafted.now());
        });
        clock("outcomes are stored and were not told", ticket -> ticket.end(ticket.clock, "MET", Crafted.now()));
        clock("outcomes are told otherwise than they are stored", ticket -> {
            ticket.end(ticket.clock, "MET", Crafted.now());
            ticket.tellEnd(ticket.clock, "CANCELLED", Crafted.now());
        });
        clock("warnings were given more than once", ticket -> {
            var warning = Map.<String, Object>of(
                    "clockId",
                    ticket.clock,
                    "percent",
                    75,
                    "dueAt",
                    "2999-01-01T00:00:00Z",
                    "occurredAt",
                    ticket.at.toString());
            event(ticket, "sla.warned", warning);
            event(ticket, "sla.warned", warning);
        });
        clock(
                "clocks are overdue",
                ticket -> platform.sql(
                        "sla", "update clock set next_fire_at = now() - interval '1 hour' where id = ?", ticket.clock));
        clock("breaches bear another instant than their clock", ticket -> {
            var due = Crafted.now();
            ticket.end(ticket.clock, "BREACHED", due);
            ticket.tellEnd(ticket.clock, "BREACHED", due.minusSeconds(1));
        });
        clock("breaches were told before they were due", ticket -> {
            var due = Crafted.now();
            ticket.end(ticket.clock, "BREACHED", due);
            event(
                    ticket,
                    "sla.breached",
                    Map.of(
                            "clockId",
                            ticket.clock,
                            "occurredAt",
                            due.toString(),
                            "firedAt",
                            due.minusMillis(1).toString()));
        });
    }

    private void alerts() {
        delivery("deliveries ended and that was not told", "DELIVERED", (ticket, delivery) -> {});
        sabotages.put("deliveries were told of and are not stored", () -> {
            var lost = UUID.randomUUID();
            CraftedTicket.opened(platform).tellDelivery(lost, off, "DELIVERED");
            return lost.toString();
        });
        delivery("deliveries are told otherwise than they are stored", "FAILED", (ticket, delivery) -> {
            ticket.tellDelivery(delivery, off, "FAILED");
            ticket.tellDelivery(delivery, off, "DELIVERED");
        });
        delivery("deliveries were told to have ended more than once", "DELIVERED", (ticket, delivery) -> {
            ticket.tellDelivery(delivery, off, "DELIVERED");
            ticket.tellDelivery(delivery, off, "DELIVERED");
        });
        delivery(
                "deliveries are due and not tried",
                "PENDING",
                (ticket, delivery) -> platform.sql(
                        "notification",
                        "update delivery set next_attempt_at = now() - interval '1 hour' where id = ?",
                        delivery));
        sabotages.put("subscriptions were switched off and that was not told", () -> {
            var gone = UUID.randomUUID();
            platform.subscribe(gone, "DISABLED", "GONE");
            return gone.toString();
        });
    }

    /** Done to a ticket that was whole. */
    private void at(String fault, java.util.function.Consumer<CraftedTicket> sabotage) {
        sabotages.put(fault, () -> {
            var ticket = CraftedTicket.opened(platform);
            sabotage.accept(ticket);
            return ticket.id.toString();
        });
    }

    private void clock(String fault, java.util.function.Consumer<CraftedTicket> sabotage) {
        sabotages.put(fault, () -> {
            var ticket = CraftedTicket.opened(platform);
            sabotage.accept(ticket);
            return ticket.clock.toString();
        });
    }

    private void delivery(String fault, String state, java.util.function.BiConsumer<CraftedTicket, UUID> sabotage) {
        Function<CraftedTicket, UUID> made = ticket -> ticket.deliver(ticket.tell(STATUS, Map.of()), off, state);
        sabotages.put(fault, () -> {
            var ticket = CraftedTicket.opened(platform);
            var delivery = made.apply(ticket);
            sabotage.accept(ticket, delivery);
            return delivery.toString();
        });
    }

    private void missing(String service, String table, String id) {
        sabotages.put("tickets are missing in " + service, () -> {
            var ticket = CraftedTicket.heard(platform);
            ticket.decide();
            ticket.escalate();
            platform.sql(service, "delete from " + table + " where " + id + " = ?", ticket.id);
            return ticket.id.toString();
        });
    }

    private void stranger(String service, String insert) {
        sabotages.put("tickets are in " + service + " that intake does not know", () -> {
            var id = UUID.randomUUID();
            platform.sql(service, insert, id);
            return id.toString();
        });
    }

    private void event(CraftedTicket ticket, String type, Map<String, Object> body) {
        platform.event(type, ticket.id, ticket.body(new HashMap<>(body)));
    }

    private void version(CraftedTicket ticket, int version) {
        platform.sql("intake", "update ticket set version = ? where id = ?", version, ticket.id);
    }

    private long junk(int partition) {
        return platform.send(new ProducerRecord<>(
                Topic.HEALTH.topicName(), partition, null, "no event".getBytes(StandardCharsets.UTF_8)));
    }

    private void keep(String consumer, int partition, long offset) {
        platform.sql(Crafted.reader(consumer).database(), """
                insert into dead_letter (id, consumer, topic, partition, "offset", headers, cause, detail, blocks, state)
                values (gen_random_uuid(), ?, ?, ?, ?, '{}', 'HEADERS', 'd', false, 'DISCARDED')
                """, consumer, Topic.HEALTH.topicName(), partition, offset);
    }
}
