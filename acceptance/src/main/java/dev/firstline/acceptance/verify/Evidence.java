package dev.firstline.acceptance.verify;

/** What is made of the evidence before promises are held against it: tables that several of them ask. */
final class Evidence {

    /**
     * Each event once, at its first place. {@code early}: it was on the topic before any database was looked at, so that whatever its
     * owner did in the same transaction is in the copies. {@code waits}: it is in an outbox and not on the topic.
     */
    static final String EVENTS = """
            create unlogged table event as
            select distinct on (r.id) r.topic, t.name as topic_name, r.part, r.pos, r.at, r.id, r.type, r.tenant, r.born, r.ticket, r.version,
                r.ref, r.happened, r.fired, r.detail, coalesce(r.pos < e.upto, false) as early, r.part < 0 as waits,
                t.horizon
            from event_read r join topic t on t.n = r.topic left join edge e using (topic, part)
            order by r.id, r.topic, r.pos;
            analyze event; analyze inbox; analyze outbox; analyze delivery; analyze clock; analyze intake_ticket;
            analyze intake_change; analyze diagnosis; analyze diagnosis_case; analyze escalation; analyze escalation_ticket;
            analyze sla_ticket; analyze console_ticket; analyze subscription; analyze dead_letter; analyze reached; analyze edge;
            """;

    /**
     * What a reader has behind it and not in its inbox. {@code letter}: how it stands as a dead letter, null when it is none.
     * {@code forgotten}: it is older than what an inbox remembers.
     */
    static final String UNAPPLIED = """
            create unlogged table unapplied as
            select r.reader, e.topic_name, e.part, e.pos, e.id, e.ticket, e.type, e.born < now() - interval '29 days' as forgotten,
                (select min(d.state) from dead_letter d where d.reader = r.reader and lower(d.event_id) = e.id::text) as letter
            from event e join reached r using (topic, part) left join inbox i on i.reader = r.reader and i.event_id = e.id
            where e.pos < r.upto and not e.waits and i.event_id is null;
            analyze unapplied;
            """;

    /** What was said last of the outcome of each clock, and what may have been said since its service was looked at. */
    static final String WORDS = """
            create unlogged table word as
            select e.ref as clock_id, e.ticket, e.id, case when e.type = 'sla.corrected' then e.detail else upper(substr(e.type, 5)) end as outcome,
                e.type = 'sla.corrected' as corrects, e.pos, e.early, e.happened, e.fired
            from event e where e.type in ('sla.met', 'sla.breached', 'sla.cancelled', 'sla.corrected');
            create unlogged table last_word as
            select clock_id, max(ticket::text)::uuid as ticket, count(*) filter (where not corrects) as ends, count(*) filter (where corrects) as corrections,
                max(pos) filter (where early) as early_pos from word group by clock_id;
            analyze word; analyze last_word;
            """;

    private Evidence() {}
}
