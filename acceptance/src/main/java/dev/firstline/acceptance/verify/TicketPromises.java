package dev.firstline.acceptance.verify;

import static dev.firstline.acceptance.verify.Promise.count;
import static dev.firstline.acceptance.verify.Promise.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Promises about tickets. */
final class TicketPromises {

    /** Where a ticket must be, by who brings it there. */
    private static final Map<String, String> PLACES = Map.of(
            "diagnosis.events", "diagnosis_case",
            "escalation.events", "escalation_ticket",
            "sla.events", "sla_ticket",
            "console.events", "console_ticket");

    private static final Promise EVERYWHERE = new Promise(
            "Each ticket is in each service, and none is anywhere that intake does not know",
            List.of(
                    count("tickets", "select count(*) from intake_ticket"),
                    count("older than tickets are kept", "select count(*) from intake_ticket where not is_kept(id)"),
                    count(
                            "imported, and told to no other service",
                            "select count(*) from intake_ticket where imported is not null"),
                    count("on their way to a service", """
                            select count(*) from intake_ticket i where exists (
                                select from event e left join reached r using (topic, part)
                                where e.ticket = i.id and e.type = 'ticket.opened' and (e.waits or e.pos >= r.upto))"""),
                    count("tickets of the past, imported", """
                            select count(*) from sla_ticket s where imported
                                and not exists (select from intake_ticket i where i.id = s.id)""")),
            everywhere());

    private static List<Promise.Fault> everywhere() {
        var faults = new ArrayList<Promise.Fault>();
        faults.add(fault("tickets were never told of", """
                select i.id from intake_ticket i, topic t where t.name = 'firstline.ticket.v1' and i.opened_at > t.horizon and i.imported is null
                    and not exists (select from event e where e.ticket = i.id and e.type = 'ticket.opened')"""));
        PLACES.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(place -> {
            var service = place.getKey().substring(0, place.getKey().indexOf('.'));
            var id = place.getValue().equals("sla_ticket") ? "id" : "ticket_id";
            faults.add(fault("tickets are missing in " + service, """
                    select i.id from intake_ticket i left join %s s on s.%s = i.id where s.%s is null and is_kept(i.id) and i.imported is null
                        and not exists (select from event e left join reached r
                            on r.topic = e.topic and r.part = e.part and r.reader = '%s'
                            where e.ticket = i.id and e.type = 'ticket.opened' and (e.waits or e.pos >= coalesce(r.upto, 0)))
                        and not exists (select from dead_letter d where d.reader = '%s' and d.state in ('OPEN', 'DISCARDED')
                            and d.key = encode(convert_to(i.id::text, 'UTF8'), 'hex') and d.event_type = 'ticket.opened')
                        and not exists (select from intake_ticket young, topic t where young.id = i.id
                            and t.name = 'firstline.ticket.v1' and young.opened_at > t.horizon
                            and not exists (select from event e where e.ticket = i.id and e.type = 'ticket.opened'))""".formatted(
                            place.getValue(), id, id, place.getKey(), place.getKey())));
            faults.add(fault("tickets are in " + service + " that intake does not know", """
                    select s.%s from %s s left join intake_ticket i on i.id = s.%s where i.id is null and is_kept(s.%s)%s""".formatted(
                            id, place.getValue(), id, id, id.equals("id") ? " and not s.imported" : "")));
        });
        return faults;
    }

    private static final Promise DECIDED = new Promise(
            "Each ticket was decided unless it ended before, and each decision was told",
            List.of(
                    count("decisions", "select count(*) from diagnosis"),
                    count("tickets that ended undecided", """
                            select count(*) from diagnosis_case c where ended
                                and not exists (select from diagnosis d where d.ticket_id = c.ticket_id)"""),
                    count("tickets whose fields or words were set aside", """
                            select count(distinct ticket) from unapplied where reader = 'diagnosis.events' and letter is not null""")),
            List.of(
                    fault("tickets are undecided though all is known of them", """
                            select ticket_id from diagnosis_case c where complete and not ended
                                and not exists (select from diagnosis d where d.ticket_id = c.ticket_id)"""),
                    fault("tickets are undecided though all was told of them", """
                            select i.id from intake_ticket i left join diagnosis_case c on c.ticket_id = i.id
                            where i.status not in ('REJECTED', 'CLOSED', 'CANCELED') and not coalesce(c.ended, false)
                                and not coalesce(c.complete, false)
                                and not exists (select from diagnosis d where d.ticket_id = i.id)
                                and not exists (select from unapplied u where u.ticket = i.id and u.reader = 'diagnosis.events')
                                and 2 = (select count(*) from event e join reached r using (topic, part)
                                    where e.ticket = i.id and e.version = 1 and e.pos < r.upto and r.reader = 'diagnosis.events')"""),
                    fault("decisions are stored and were not told", """
                            select 'decision ' || d.id || ' of ticket ' || d.ticket_id from diagnosis d
                            join topic t on t.name = 'firstline.diagnosis.v1' left join event e on e.ref = d.id
                            where e.id is null and d.decided_at > t.horizon"""),
                    fault("decisions were told and are not stored", """
                            select 'decision ' || e.ref || ' of ticket ' || e.ticket from event e left join diagnosis d on d.id = e.ref
                            where e.type = 'diagnosis.completed' and e.early and d.id is null and is_kept(e.ticket)""")));

    private static final Promise ESCALATED = new Promise(
            "Each ticket whose decision asks for a vendor has one escalation that is not over at most, and each step was told",
            List.of(
                    count("escalations", "select count(*) from escalation"),
                    count("filed", "select count(*) from escalation where filed_at is not null"),
                    count("handed back", "select count(*) from escalation where state = 'HANDED_BACK'"),
                    count("dropped", "select count(*) from escalation where state = 'CANCELLED'")),
            List.of(
                    fault("tickets should be escalated and are not", """
                            select ticket_id from escalation_ticket t where wants_vendor and not ended
                                and not exists (select from escalation e where e.ticket_id = t.ticket_id and (e.state <> 'CANCELLED' or e.withdrawn))"""),
                    fault("tickets have several escalations that are not over", """
                            select ticket_id from escalation where state in ('OPEN', 'BLOCKED', 'FILED')
                            group by ticket_id having count(*) > 1"""),
                    fault("decisions were applied and are not known", """
                            select t.ticket_id || ' knows the decision on version ' || t.decided_version || ', told was that on '
                                || max(e.version)
                            from event e join reached r on r.topic = e.topic and r.part = e.part and r.reader = 'escalation.events'
                            join escalation_ticket t on t.ticket_id = e.ticket
                            where e.type = 'diagnosis.completed' and e.pos < r.upto and not t.ended
                                and not exists (select from unapplied u where u.reader = r.reader and u.id = e.id)
                            group by t.ticket_id, t.decided_version having max(e.version) > t.decided_version"""),
                    fault("steps of escalations are stored and were not told", """
                            select 'escalation ' || s.id || ' ' || s.state from (
                                select id, state, 'escalation.opened' as type, created_at as at from escalation
                                where state in ('OPEN', 'BLOCKED')
                                union all select id, state, 'escalation.filed', filed_at from escalation where filed_at is not null
                                union all select id, state, 'escalation.handed-back', changed_at from escalation where state = 'HANDED_BACK'
                                union all select id, state, 'escalation.cancelled', changed_at from escalation where state = 'CANCELLED') s
                            join topic t on t.name = 'firstline.escalation.v1'
                            where s.at > t.horizon and not exists (select from event e where e.ref = s.id
                                and (e.type = s.type or s.type = 'escalation.opened' and e.type = 'escalation.blocked'))"""),
                    fault("escalations were told of and are not stored", """
                            select 'escalation ' || e.ref || ' of ticket ' || e.ticket from event e left join escalation s on s.id = e.ref
                            where e.topic_name = 'firstline.escalation.v1' and e.early and s.id is null and is_kept(e.ticket)
                            group by e.ref, e.ticket""")));

    static final List<Promise> ALL = List.of(EVERYWHERE, DECIDED, ESCALATED);

    private TicketPromises() {}
}
