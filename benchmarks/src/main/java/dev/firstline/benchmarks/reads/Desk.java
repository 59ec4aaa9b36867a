package dev.firstline.benchmarks.reads;

import dev.firstline.devstack.platform.Platform;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of a platform after a time of use, written as the services would have left them: a large tenant with half of all tickets,
 * 198 small ones, and one that filed fifty at the very begin and is quiet since. The newest thousand tickets are open, everything
 * before is closed, and every ticket has two clocks, a view and an alert. A longer time of use has more behind it, not more at hand.
 */
final class Desk {

    static final String LARGE = "large";
    static final String SMALL = "small-7";
    static final String QUIET = "quiet";
    static final String WITHOUT_ALERTS = "small-8";

    /** The seconds between two tickets: about 2,000 a day. */
    static final int SPACING = 40;

    /** The columns that all tables take from the number n of a ticket; the greatest is the newest. */
    private static final String TICKETS = """
            from (
                select n, timestamptz '2026-10-01T00:00:00Z' - (%1$d - n) * interval '40 s' as at,
                    case when n <= %2$d + 50 then 'quiet' when n %% 2 = 0 then 'large' else 'small-' || n / 2 %% 198 end as tenant,
                    n > %1$d - 1000 as open
                from generate_series(%2$d + 1, %3$d) as n) as numbered
            cross join lateral (select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008000'
                || lpad(to_hex(n), 12, '0'))::uuid as id) as made
            """;

    private static final String CUSTOMERS = """
            insert into customer (id, tenant, partner, external_id, name, created_at, changed_at)
            select gen_random_uuid(), tenant, tenant, 'C-1', 'Northwind', now(), now()
            from (select 'large' as tenant union all select 'quiet' union all select 'small-' || n from generate_series(0, 197) as n) as known
            """;

    private static final String RULEBOOK = """
            insert into rulebook (id, tenant, document) values ('0199f6c0-0000-7000-8000-000000000002', 'large', '{}')
            """;

    private static final List<String> INTAKE = List.of(
            """
            insert into ticket (id, number, tenant, filer, external_reference, version, status, type, severity, language, affected_tenant,
                product_family, title, body, customer_id, opened_at, updated_at, diagnosis_id, diagnosis_outcome, diagnosis_at,
                first_response_id, first_response_state, first_response_due, first_response_at, resolution_id, resolution_state,
                resolution_due, resolution_at)
            select made.id, 10000000 + n, numbered.tenant, numbered.tenant, 'R-' || n, 4,
                case when open then 'IN_PROGRESS' else 'CLOSED' end, 'INCIDENT', (array['A', 'B', 'C'])[1 + n %% 3], 'EN', 'CUSTOMER', 'AZURE',
                'Outlook cannot be opened by anybody since this morning',
                repeat('Since eight o''clock nobody can open the mailbox; the page stays white. ', 6), customer.id, at, at + interval '1 hour',
                gen_random_uuid(), 'RESOLVE_BY_PARTNER', at, gen_random_uuid(),
                case when n %% 200 = 0 then 'BREACHED' else 'MET' end, at + interval '1 hour', at, gen_random_uuid(), 'MET',
                at + interval '4 hours', at
            """ + TICKETS + " join customer on customer.tenant = numbered.tenant order by n",
            """
            insert into ticket_change (feed_position, ticket_id, tenant, version, kind, at)
            select 1, made.id, numbered.tenant, 1 + kind, (array['OPENED', 'DIAGNOSED', 'STATUS_CHANGED'])[1 + kind], at
            """ + TICKETS + " cross join generate_series(0, 2) as kind order by n, kind");

    private static final List<String> SLA = List.of(
            """
            insert into ticket (id, tenant, rulebook_id, opened_at)
            select made.id, numbered.tenant, '0199f6c0-0000-7000-8000-000000000002', at
            """ + TICKETS + "",
            """
            insert into ticket_fact (event_id, ticket_id, tenant, version, occurred_at, kind, detail)
            select gen_random_uuid(), made.id, numbered.tenant, 1, at, 'OPENED', '{"severity": "A", "type": "INCIDENT", "language": "EN"}'
            """ + TICKETS,
            """
            insert into clock (id, ticket_id, tenant, target, state, policy, policy_version, rule, goal, calendar, promised_at, started_at,
                due_at, ended_at, warn_at, warn_percent, next_fire_at, ledger, told, version)
            select gen_random_uuid(), made.id, numbered.tenant, target, case when n %% 200 = 0 then 'BREACHED' else 'MET' end, 'gold', 1, 'gold-a',
                'PT4H', '24x7', at, at, at + interval '4 hours', at + interval '2 hours', '{}', '{}', null,
                jsonb_build_array(jsonb_build_object('from', at, 'to', at + interval '2 hours', 'cause', 'RUNNING')), '{started,ended}', 2
            """ + TICKETS + " cross join unnest(array['FIRST_RESPONSE', 'RESOLUTION']) as target");

    private static final List<String> NOTIFICATION = List.of("""
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, event_tenant, ticket_id, payload, state,
                attempts, created_at, settled_at)
            select made.id, '0199f6c0-0000-7000-8000-000000000001', numbered.tenant, 'WEBHOOK', gen_random_uuid(), 'sla.breached',
                numbered.tenant, made.id, repeat('{"type":"sla.breached"}', 12), 'DELIVERED', 1, at, at
            """ + TICKETS + " where numbered.tenant <> 'small-8'");

    private static final List<String> CONSOLE = List.of("""
            insert into ticket_view (ticket_id, tenant, title, number, external_reference, status, severity, open, breached, next_due_at, view)
            select made.id, numbered.tenant, 'Outlook cannot be opened by anybody since this morning', 'FL-' || 10000000 + n, 'R-' || n,
                case when open then 'IN_PROGRESS' else 'CLOSED' end, 'B', open, n %% 200 = 0, case when open then at + interval '90 days' end,
                jsonb_build_object('ticketId', made.id, 'number', 'FL-' || 10000000 + n, 'externalReference', 'R-' || n, 'openedAt', at,
                    'type', 'INCIDENT', 'status', case when open then 'IN_PROGRESS' else 'CLOSED' end, 'severity', 'B', 'language', 'EN',
                    'productFamily', 'AZURE', 'open', open, 'clocks', '[]'::jsonb, 'breached', n %% 200 = 0)
            """ + TICKETS);

    private final Platform platform;
    private final int tickets;

    /** @param tickets how many there will be at most */
    Desk(Platform platform, int tickets) {
        this.platform = platform;
        this.tickets = tickets;
    }

    /** What all tickets belong to. */
    void open() throws SQLException {
        run("intake", List.of(CUSTOMERS));
        run("sla", List.of(RULEBOOK));
    }

    /** Writes tickets, of which the newest is the last; those that were written before are newer. */
    void write(int count, int newer) throws SQLException {
        int to = tickets - newer;
        int from = to - count;
        run("intake", filled(INTAKE, from, to));
        run("sla", filled(SLA, from, to));
        run("notification", filled(NOTIFICATION, from, to));
        run("console", filled(CONSOLE, from, to));
    }

    /** The number of the newest ticket of the large tenant, as people say it. */
    String number() {
        return "FL-" + (10_000_000 + tickets);
    }

    /** The reference of the same. */
    String reference() {
        return "R-" + tickets;
    }

    private List<String> filled(List<String> statements, int from, int to) {
        return statements.stream().map(sql -> sql.formatted(tickets, from, to)).toList();
    }

    private void run(String database, List<String> statements) throws SQLException {
        try (var connection = platform.addresses().superuser(database).getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            statement.execute("vacuum analyze");
            // A million rows in a minute are no day of use: what they left to be written is written before anything is
            // asked.
            statement.execute("checkpoint");
        }
    }
}
