package dev.firstline.acceptance.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.contracts.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Which columns of which tables the promises are about, and what they are called in the scratch database. */
final class Tables {

    /** The partition of what waits to be sent. */
    static final int WAITS = -1;

    private static final long WAITS_FROM = 1L << 62;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** Where the evidence goes. Nothing in it is a word of a person. */
    static final String SCHEMA = """
            create unlogged table topic (n smallint, name text, horizon timestamptz);
            create unlogged table edge (topic smallint, part int, starts bigint, upto bigint);
            create unlogged table reached (reader text, topic smallint, part int, upto bigint, lost bigint);
            create unlogged table still (what text, line text);
            create unlogged table event_read (
                topic smallint, part int, pos bigint, at timestamptz, id uuid, type text collate "C", tenant text collate "C",
                born timestamptz, ticket uuid, version bigint, ref uuid, happened timestamptz, fired timestamptz, detail text);
            create unlogged table unreadable (topic smallint, part int, pos bigint, at timestamptz, why text);
            create unlogged table outbox (service text, topic text, event_id uuid, created_at timestamptz);
            create unlogged table inbox (reader text, event_id uuid, received_at timestamptz);
            create unlogged table dead_letter (
                reader text, topic text, part int, pos bigint, event_id text, event_type text, cause text, state text, id uuid,
                key text);
            create unlogged table intake_ticket (id uuid, version bigint, status text, opened_at timestamptz, imported bigint);
            create unlogged table intake_change (ticket_id uuid, version bigint, kind text, at timestamptz);
            create unlogged table diagnosis_case (ticket_id uuid, complete boolean, ended boolean);
            create unlogged table diagnosis (id uuid, ticket_id uuid, decided_at timestamptz);
            create unlogged table escalation_ticket (
                ticket_id uuid, ended boolean, decided_version bigint, wants_vendor boolean);
            create unlogged table escalation (
                id uuid, ticket_id uuid, state text, created_at timestamptz, filed_at timestamptz, changed_at timestamptz,
                withdrawn boolean);
            create unlogged table sla_ticket (id uuid, imported boolean);
            create unlogged table clock (
                id uuid, ticket_id uuid, state text, ended_at timestamptz, fired_at timestamptz, in_silence boolean, marked boolean);
            create unlogged table subscription (
                id uuid, tenant text collate "C", event_types text[], state text, disabled_reason text, since timestamptz,
                changed_at timestamptz);
            create unlogged table delivery (
                id uuid, subscription_id uuid, event_id uuid, ticket_id uuid, state text, attempts int, by_hand boolean,
                next_attempt_at timestamptz, settled_at timestamptz);
            create unlogged table console_ticket (ticket_id uuid);
            -- Each service deletes tickets that have ended when they are old enough, in its own time. The age stands in the id.
            create function is_kept(ticket uuid) returns boolean language sql stable
                return coalesce(uuid_extract_timestamp(ticket), 'infinity') >= now() - interval ':tickets';
            """;

    /**
     * A table of a service.
     *
     * @param query what is copied; {@code :since} in it is the instant from which on rows count that never change again
     */
    private record Copied(String table, String query) {}

    /** What each service has, by the chassis. */
    private static final List<Copied> EACH = List.of(
            new Copied(
                    "outbox",
                    "select '%s', topic, event_id, created_at from outbox o where created_at >= :since"
                            + " and not exists (select from outbox_pending p where p.id = o.id)"),
            new Copied("inbox", "select consumer, event_id, received_at from inbox where received_at >= :since"),
            new Copied("dead_letter", """
                    select consumer, topic, partition, "offset", event_id, event_type, cause, state, id, encode(key, 'hex')
                    from dead_letter"""));

    private static final Map<String, List<Copied>> OWN = Map.of(
            "intake",
            List.of(
                    new Copied("intake_ticket", "select id, version, status, opened_at, imported_version from ticket"),
                    new Copied(
                            "intake_change",
                            "select ticket_id, version, kind, at from ticket_change where at >= :since"
                                    + " and kind not in ('DIAGNOSED', 'ESCALATION_UPDATED', 'CLOCK_UPDATED', 'IMPORTED')")),
            "diagnosis",
            List.of(
                    new Copied(
                            "diagnosis_case",
                            "select ticket_id, fields_version is not null and words_version is not null, ended from diagnosis_case"),
                    new Copied("diagnosis", "select id, ticket_id, decided_at from diagnosis")),
            "escalation",
            List.of(new Copied("escalation_ticket", """
                            select ticket_id, ended, decided_version,
                                coalesce(needs_vendor, false) and affected_tenant is distinct from 'PARTNER_OWN' from ticket"""), new Copied("escalation", """
                            select id, ticket_id, state, created_at, filed_at, changed_at,
                                exists (select from escalation_move m where m.escalation_id = e.id and m.move = 'WITHDRAW')
                            from escalation e""")),
            "sla",
            List.of(
                    // The opening of an imported ticket is no event of intake's: its id is made of the ticket's.
                    new Copied("sla_ticket", """
                            select t.id, coalesce((select substr(f.event_id::text, 15, 1) = '5' from ticket_fact f
                                where f.ticket_id = t.id and f.kind = 'OPENED' order by f.event_id::text limit 1), false)
                            from ticket t"""), new Copied("clock", """
                            select id, ticket_id, state, ended_at, fired_at, 'in silence' = any(told), 'imported' = any(told)
                            from clock""")),
            "notification",
            List.of(new Copied("subscription", """
                            select id, tenant, event_types, state, disabled_reason,
                                greatest(created_at, changed_at) + interval '5 seconds', changed_at from subscription"""), new Copied("delivery", """
                            select id, subscription_id, event_id, ticket_id, state, attempts, by_hand, next_attempt_at, settled_at
                            from delivery where state = 'PENDING' or settled_at >= :since or created_at >= :since""")),
            "console",
            List.of(new Copied("console_ticket", "select ticket_id from ticket_view where number is not null")));

    private Tables() {}

    /**
     * Copies what the promises need of a service, as it was at one instant: the events that wait in its outbox, and its tables.
     *
     * @param since an instant as SQL, from which on rows count that never change again
     */
    static void copy(Connection from, String database, Scratch to, String since) throws SQLException {
        from.setAutoCommit(false);
        try (var statement = from.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local timezone = 'UTC'; set local statement_timeout = 0;"
                    + " set local idle_in_transaction_session_timeout = 0");
            copyPending(statement, to);
            for (var table : EACH) {
                to.copy(from, table.query().formatted(database).replace(":since", since), table.table());
            }
            for (var table : OWN.getOrDefault(database, List.of())) {
                to.copy(from, table.query().replace(":since", since), table.table());
            }
        } finally {
            from.rollback();
            from.setAutoCommit(true);
        }
    }

    /** They stand behind all that is on the topic, in the order of the outbox, in a partition that does not exist. */
    private static void copyPending(Statement statement, Scratch to) throws SQLException {
        statement.setFetchSize(200);
        try (var row = statement.executeQuery(
                        "select o.id, o.topic, o.key, o.headers, o.payload, o.created_at from outbox_pending p join outbox o using (id) order by p.id");
                var lines = new Scratch.Lines(to.into("event_read"))) {
            while (row.next()) {
                var topic = Topic.named(row.getString(2));
                if (topic.isPresent()) {
                    var at = row.getTimestamp(6).toInstant();
                    lines.add(Told.read(topic.get(), headers(row.getString(4)), row.getString(3), row.getBytes(5), at)
                            .line(topic.get(), WAITS, WAITS_FROM + row.getLong(1), at));
                }
            }
            lines.end();
        } catch (Told.UnreadableException e) {
            throw new IllegalStateException("a service wrote an event that is none; is it of a newer version?", e);
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return JSON.readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers were written by a service", e);
        }
    }
}
