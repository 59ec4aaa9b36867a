package dev.firstline.diagnosis.cases;

import dev.firstline.devstack.test.StoredRows;
import dev.firstline.diagnosis.rim.World;

/** Tickets of a tenant whose Teams is down, as decisions leave them, without hearing each. */
final class ManyTickets {

    private static final StoredRows ROWS = StoredRows.of("diagnosis");

    private final String tenant;

    private ManyTickets(String tenant) {
        this.tenant = tenant;
    }

    static ManyTickets of(World world, int number) {
        ROWS.change("""
            with made as (
                insert into diagnosis_case (ticket_id, tenant, fields_version, type, severity, language, affected_tenant,
                    words_version, title, body, said_at, last_said_at)
                select gen_random_uuid(), ?, 1, 'INCIDENT', 'A', 'EN', 'CUSTOMER', 1, 'Teams is down for everyone', '', now(), now()
                from generate_series(1, ?) returning ticket_id, tenant)
            insert into diagnosis (id, ticket_id, tenant, ticket_version, decided_at, outcome, rule_id, rule_set_version, issue_kind,
                issue_class, break_fix, tags, evidence, steps)
            select ('00000000-0000-7000-8' || substr(md5(ticket_id::text), 1, 3) || '-' || substr(md5(ticket_id::text), 4, 12))::uuid,
                ticket_id, tenant, 1, now(), 'ESCALATE_MICROSOFT', 'service-unavailable', '1', 'SERVICE_UNAVAILABLE', 'TECHNICAL', true,
                '[]', '[]', '[]'
            from made
            """, world.tenant(), number);
        return new ManyTickets(world.tenant());
    }

    /** The first in the order in which they are gone through. */
    String first() {
        return ROWS.column("select ticket_id from diagnosis_case where tenant = ? order by ticket_id limit 1", tenant)
                .getFirst();
    }

    long linked() {
        return number("select count(*) from diagnosis_case where tenant = ? and linked", tenant);
    }

    /** How many of the tickets have that many decisions. */
    long decided(int times) {
        return number("""
                select count(*) from (
                    select ticket_id from diagnosis where tenant = ? group by ticket_id having count(*) = ?) as decided
                """, tenant, times);
    }

    /** How many decisions were told. */
    long told() {
        return number("""
                select count(*) from outbox where headers ->> 'ce_firstlinetenant' = ? and headers ->> 'ce_type' = 'diagnosis.completed'
                """, tenant);
    }

    private static long number(String sql, Object... values) {
        return Long.parseLong(ROWS.column(sql, values).getFirst());
    }
}
