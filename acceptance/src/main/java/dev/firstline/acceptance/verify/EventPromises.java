package dev.firstline.acceptance.verify;

import static dev.firstline.acceptance.verify.Promise.count;
import static dev.firstline.acceptance.verify.Promise.fault;

import java.util.List;

/** Promises about events on their way. */
final class EventPromises {

    private static final Promise SENT = new Promise(
            "Each event that a service wrote is on its topic, or on its way there",
            List.of(
                    count(
                            "sent",
                            "select count(*) from outbox o where exists (select from event e where e.id = o.event_id and not e.waits)"),
                    count("on their way", "select count(*) from event where waits"),
                    count("sent again", "select (select count(*) from event_read) - (select count(*) from event)"),
                    count("older than the topic", """
                            select count(*) from outbox o join topic t on t.name = o.topic where o.created_at <= t.horizon""")),
            List.of(
                    fault("events left an outbox and are not on their topic", """
                            select o.service || ' ' || o.event_id from outbox o join topic t on t.name = o.topic
                            left join event e on e.id = o.event_id where e.id is null and o.created_at > t.horizon"""),
                    fault("outboxes stand still", "select line from still where what = 'OUTBOX'")));

    private static final Promise APPLIED = new Promise(
            "Each event was applied once by each of its readers",
            List.of(
                    count("applied", """
                            select (select count(*) from event e join reached r using (topic, part) where e.pos < r.upto and not e.waits)
                                - (select count(*) from unapplied)"""),
                    count("on their way to a reader", """
                            select count(*) from event e join reached r using (topic, part) where e.pos >= r.upto"""),
                    count("discarded by hand", "select count(*) from unapplied where letter = 'DISCARDED'"),
                    count("set aside", "select count(*) from unapplied where letter in ('OPEN', 'UNKNOWN')"),
                    count("older than what an inbox remembers", """
                            select count(*) from unapplied where forgotten and letter is null""")),
            List.of(
                    fault("events were not applied by a reader that is past them", """
                            select reader || ' has not applied ' || type || ' ' || id || ' (' || topic_name || '-' || part || '@' || pos || ')'
                            from unapplied where not forgotten and (letter is null or letter = 'REDRIVEN')"""),
                    fault("readers lost records that the topic dropped before they were read", """
                            select r.reader || ' lost ' || lost || ' of ' || t.name || '-' || r.part from reached r
                            join topic t on t.n = r.topic where lost > 0"""),
                    fault("readers stand still", "select line from still where what = 'READER'")));

    private static final Promise SET_ASIDE = new Promise(
            "What could not be applied is kept, and none of it waits for a decision",
            List.of(
                    count("driven again", "select count(*) from dead_letter where state = 'REDRIVEN'"),
                    count("discarded by hand", "select count(*) from dead_letter where state = 'DISCARDED'"),
                    count("of a type that a newer version wrote", """
                            select count(*) from dead_letter where state = 'UNKNOWN'"""),
                    count("records that are no events", "select count(*) from unreadable")),
            List.of(
                    fault("dead letters are open", """
                            select reader || ' ' || id || ' ' || cause || ' ' || topic || '-' || part || '@' || pos from dead_letter
                            where state = 'OPEN' order by id"""),
                    fault("records that are no events were passed over by a reader", """
                            select r.reader || ' ' || t.name || '-' || u.part || '@' || u.pos from unreadable u
                            join reached r using (topic, part) join topic t on t.n = u.topic
                            where u.pos < r.upto and u.why = 'RECORD' and u.at > now() - interval '29 days'
                                and not exists (select from dead_letter d
                                    where d.reader = r.reader and d.topic = t.name and d.part = u.part and d.pos = u.pos)""")));

    /** The facts and words of tickets, in the order of their versions. */
    private static final String VERSIONS = """
            with spans as (
                select max(horizon) as horizon from topic where name in ('firstline.ticket.v1', 'firstline.ticket-text.v1')),
            told as (
                select distinct on (ticket, version) ticket, version, happened from event
                where topic_name in ('firstline.ticket.v1', 'firstline.ticket-text.v1') and version is not null
                order by ticket, version, happened),
            steps as (
                select ticket, version, happened, lag(version) over w as before, lag(happened) over w as happened_before,
                    lead(version) over w as after
                from told window w as (partition by ticket order by version))
            """;

    private static final Promise IN_ORDER = new Promise(
            "The facts and words of each ticket are on the topics in their order, from version 1 to the last, without a gap",
            List.of(
                    count(
                            "tickets",
                            "select count(distinct ticket) from event where topic_name = 'firstline.ticket.v1'"),
                    count("changes", "select count(*) from event where topic_name = 'firstline.ticket.v1'"),
                    count("corrections of words", """
                            select count(*) from event where type = 'ticket-text.written' and version > 1"""),
                    count("tickets older than the topics", """
                            select count(*) from intake_ticket, topic where name = 'firstline.ticket.v1' and opened_at <= horizon""")),
            List.of(
                    fault("versions are missing between others", VERSIONS + """
                            select 'ticket ' || ticket || ' tells version ' || before || ' and then ' || version from steps, spans
                            where version > before + 1 and happened_before > spans.horizon"""),
                    fault("tickets do not begin with version 1", VERSIONS + """
                            select 'ticket ' || s.ticket || ' begins with version ' || s.version from steps s
                            join intake_ticket i on i.id = s.ticket, spans
                            where s.before is null and s.version > 1 and i.opened_at > spans.horizon and i.imported is null"""),
                    fault("tickets do not tell their last version", VERSIONS + """
                            select 'ticket ' || s.ticket || ' is at version ' || i.version || ' and tells ' || s.version from steps s
                            join intake_ticket i on i.id = s.ticket, spans
                            where after is null and s.version < i.version and s.happened > spans.horizon"""),
                    fault("tickets tell more than they are", """
                            select 'ticket ' || e.ticket || ' is at version ' || i.version || ' and tells ' || max(e.version) from event e
                            join intake_ticket i on i.id = e.ticket
                            where e.early and e.topic_name in ('firstline.ticket.v1', 'firstline.ticket-text.v1')
                            group by e.ticket, i.version having max(e.version) > i.version"""),
                    fault("versions are told twice", """
                            select 'ticket ' || ticket || ' tells version ' || version || ' ' || count(*) || ' times' from event
                            where topic_name in ('firstline.ticket.v1', 'firstline.ticket-text.v1')
                                -- A note of the desk shares the version of what stood before it.
                                and not (type = 'ticket.communication-added' and detail is not distinct from 'INTERNAL')
                            group by ticket, version, topic_name having count(*) > 1"""),
                    fault("facts overtook older ones", """
                            select 'ticket ' || ticket || ' tells version ' || version || ' after ' || behind from (
                                select ticket, version, born, horizon, lag(version) over w as behind
                                from event where topic_name in ('firstline.ticket.v1', 'firstline.ticket-text.v1')
                                window w as (partition by topic, ticket order by waits, pos)) f
                            where behind > version and born > horizon"""),
                    fault("changes in intake's feed were not told", """
                            select 'ticket ' || c.ticket_id || ' version ' || c.version || ' ' || c.kind from intake_change c
                            join topic t on t.name = case c.kind when 'TEXT_CORRECTED' then 'firstline.ticket-text.v1'
                                else 'firstline.ticket.v1' end
                            left join event e on e.ticket = c.ticket_id and e.version = c.version and e.topic = t.n
                            left join intake_ticket i on i.id = c.ticket_id
                            where e.id is null and c.at > t.horizon
                                -- An import is told by the feed alone, and so is what keeps the version that it left.
                                and c.version > coalesce(i.imported, 0)""")));

    static final List<Promise> ALL = List.of(SENT, APPLIED, SET_ASIDE, IN_ORDER);

    private EventPromises() {}
}
