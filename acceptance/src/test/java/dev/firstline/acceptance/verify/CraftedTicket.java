package dev.firstline.acceptance.verify;

import static dev.firstline.acceptance.verify.Crafted.TENANT;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A ticket as all services would have left it, step by step. */
final class CraftedTicket {

    private static final java.util.concurrent.atomic.AtomicLong NUMBERS = new java.util.concurrent.atomic.AtomicLong();

    final UUID id = UUID.randomUUID();
    final UUID decision = UUID.randomUUID();
    final UUID escalation = UUID.randomUUID();
    final UUID clock = UUID.randomUUID();
    final Instant at = Crafted.now();
    private final Crafted platform;
    private int version;

    private CraftedTicket(Crafted platform) {
        this.platform = platform;
    }

    /** Opened, heard by all services, decided and escalated; its first clock runs. */
    static CraftedTicket opened(Crafted platform) {
        var ticket = heard(platform);
        ticket.decide();
        ticket.escalate();
        ticket.start(ticket.clock);
        return ticket;
    }

    /** Opened and in each service, and nothing more. */
    static CraftedTicket heard(Crafted platform) {
        var ticket = stored(platform);
        ticket.tell("ticket.opened", Map.of());
        platform.event("ticket-text.written", ticket.id, ticket.body(Map.of("version", 1)));
        ticket.take();
        return ticket;
    }

    /** In intake alone. */
    static CraftedTicket stored(Crafted platform) {
        var ticket = new CraftedTicket(platform);
        var customer = UUID.randomUUID();
        platform.sql("intake", """
                insert into customer (id, tenant, partner, external_id, created_at, changed_at)
                values (?, ?, ?, ?, now(), now())""", customer, TENANT, TENANT, customer.toString());
        platform.sql(
                "intake", """
                insert into ticket (id, number, tenant, filer, version, status, type, severity, language, affected_tenant, title, body,
                    customer_id, opened_at, updated_at)
                values (?, ?, ?, ?, 1, 'TRIAGED', 'INCIDENT', 'B', 'EN', 'CUSTOMER', 't', 'b', ?, ?, ?)
                """, ticket.id, NUMBERS.incrementAndGet(), TENANT, TENANT, customer, ticket.at, ticket.at);
        return ticket;
    }

    /** Puts it where hearing of it puts it. */
    void take() {
        platform.sql(
                "diagnosis",
                "insert into diagnosis_case (ticket_id, tenant, fields_version, words_version) values (?, ?, 1, 1)",
                id,
                TENANT);
        platform.sql("escalation", "insert into ticket (ticket_id, tenant, version) values (?, ?, 1)", id, TENANT);
        var book = UUID.randomUUID();
        platform.sql("sla", "insert into rulebook (id, tenant, document) values (?, ?, '{}')", book, TENANT);
        platform.sql(
                "sla",
                "insert into ticket (id, tenant, rulebook_id, opened_at) values (?, ?, ?, ?)",
                id,
                TENANT,
                book,
                at);
        platform.sql(
                "console",
                "insert into ticket_view (ticket_id, tenant, number, status) values (?, ?, 'FL-1', 'NEW')",
                id,
                TENANT);
    }

    /** A change of the ticket as intake makes it: its version, the feed, the event. */
    Crafted.Sent tell(String type, Map<String, Object> more) {
        version++;
        note(version, type.equals("ticket.opened") ? "OPENED" : "STATUS_CHANGED");
        platform.sql("intake", "update ticket set version = ? where id = ?", version, id);
        var body = new HashMap<String, Object>(more);
        body.put("version", version);
        return platform.event(type, id, body(body));
    }

    /** The words are corrected: the version grows, and the fact travels on the topic of words. */
    void correctWords() {
        version++;
        note(version, "TEXT_CORRECTED");
        platform.sql("intake", "update ticket set version = ? where id = ?", version, id);
        platform.event("ticket-text.written", id, body(Map.of("version", version)));
    }

    void note(int ofVersion, String kind) {
        platform.sql(
                "intake",
                "insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at) values (1, ?, ?, ?, ?, ?)",
                id,
                TENANT,
                ofVersion,
                kind,
                Crafted.now());
    }

    void decide() {
        decideUntold();
        platform.event("diagnosis.completed", id, body(Map.of("diagnosisId", decision, "ticketVersion", 1)));
        platform.sql(
                "escalation", "update ticket set decided_version = 1, needs_vendor = true where ticket_id = ?", id);
    }

    void decideUntold() {
        platform.sql("diagnosis", """
                insert into diagnosis (id, ticket_id, tenant, ticket_version, decided_at, outcome, rule_id, rule_set_version, issue_kind,
                    issue_class, break_fix, tags, evidence, steps)
                values (?, ?, ?, 1, ?, 'ESCALATE_MICROSOFT', 'r', '1', 'k', 'TECHNICAL', true, '[]', '[]', '[]')
                """, decision, id, TENANT, Crafted.now());
    }

    void escalate() {
        store(escalation, "OPEN");
        platform.event("escalation.opened", id, body(Map.of("escalationId", escalation)));
    }

    void store(UUID escalationId, String state) {
        platform.sql("escalation", """
                insert into escalation (id, tenant, ticket_id, state, outcome, affected_tenant, issue_class, break_fix, severity, language,
                    route, block_reason, version, created_at, changed_at)
                values (?, ?, ?, ?, 'ESCALATE_MICROSOFT', 'CUSTOMER', 'TECHNICAL', true, 'B', 'EN', 'AZURE', null, 1, ?, ?)
                """, escalationId, TENANT, id, state, Crafted.now(), Crafted.now());
    }

    void file() {
        platform.sql(
                "escalation",
                "update escalation set state = 'FILED', vendor_case_number = '1', filed_at = ? where id = ?",
                Crafted.now(),
                escalation);
        platform.event("escalation.filed", id, body(Map.of("escalationId", escalation)));
    }

    void handBack() {
        platform.sql(
                "escalation",
                "update escalation set state = 'HANDED_BACK', changed_at = ? where id = ?",
                Crafted.now(),
                escalation);
        platform.event("escalation.handed-back", id, body(Map.of("escalationId", escalation)));
    }

    void start(UUID clockId) {
        platform.sql("sla", """
                insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar, promised_at,
                    started_at, due_at, next_fire_at, warn_at, warn_percent, ledger, told, version)
                values (?, ?, ?, 'RESOLUTION', 'RUNNING', 'p', 1, 'r', 'PT1H', '24x7', ?, ?, ?, ?, '{}', '{}', '[]', '{started}', 1)
                """, clockId, id, TENANT, at, at, at.plusSeconds(3600), at.plusSeconds(3600));
        platform.event("sla.started", id, body(Map.of("clockId", clockId)));
    }

    /** Ends a clock in the database. */
    void end(UUID clockId, String state, Instant when) {
        platform.sql("sla", """
                update clock set state = ?, ended_at = ?, fired_at = case when ?::text = 'BREACHED' then ?::timestamptz end,
                    next_fire_at = null, told = told || array['ended'] where id = ?
                """, state, when, state, when, clockId);
    }

    /** Tells the end of a clock. */
    Crafted.Sent tellEnd(UUID clockId, String state, Instant when) {
        var body = new HashMap<String, Object>(Map.of("clockId", clockId, "occurredAt", when.toString()));
        if (state.equals("BREACHED")) {
            body.put("firedAt", when.toString());
        }
        return platform.event("sla." + state.toLowerCase(java.util.Locale.ROOT), id, body(body));
    }

    void endAndTell(UUID clockId, String state) {
        var when = Crafted.now();
        end(clockId, state, when);
        tellEnd(clockId, state, when);
    }

    /** An alert of an event for a subscription. */
    UUID deliver(Crafted.Sent event, UUID subscription, String state) {
        var delivery = UUID.randomUUID();
        platform.sql(
                "notification",
                """
                insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, ticket_id, payload, state,
                    attempts, next_attempt_at, settled_at)
                values (?, ?, ?, 'WEBHOOK', ?, ?, ?, ?, '{}', ?, 1, now() + interval '5 minutes',
                    case when ?::text <> 'PENDING' then now() end)
                """,
                delivery,
                subscription,
                TENANT,
                event.id(),
                event.type(),
                TENANT,
                id,
                state,
                state);
        return delivery;
    }

    Crafted.Sent tellDelivery(UUID delivery, UUID subscription, String state) {
        return platform.event(
                "notification." + state.toLowerCase(java.util.Locale.ROOT),
                id,
                body(Map.of("deliveryId", delivery, "subscriptionId", subscription)));
    }

    /** A fact about this ticket, as JSON. */
    Map<String, Object> body(Map<String, Object> more) {
        var body = new HashMap<String, Object>();
        body.put("ticketId", id.toString());
        body.put("occurredAt", Crafted.now().toString());
        more.forEach((name, value) -> body.put(name, value instanceof UUID ? value.toString() : value));
        return body;
    }
}
