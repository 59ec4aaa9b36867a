package dev.firstline.acceptance.verify;

import static dev.firstline.acceptance.verify.Promise.count;
import static dev.firstline.acceptance.verify.Promise.fault;

import java.util.List;

/** Promises about alerts. {@code :kept} is how long settled deliveries are kept, as an interval of SQL. */
final class AlertPromises {

    /**
     * Which kinds of events of which tenants each subscription hears. It counts from its last change on: what it asked for before is not
     * known any more.
     */
    private static final String WANTED = """
            with kinds as (
                select distinct tenant, type, topic_name from event where topic_name in ('firstline.ticket.v1', 'firstline.diagnosis.v1',
                    'firstline.health.v1', 'firstline.escalation.v1', 'firstline.entitlement.v1', 'firstline.access.v1', 'firstline.sla.v1')),
            wanted as materialized (
                select s.id as subscription, s.since, k.tenant, k.type from kinds k
                join subscription s on k.tenant = s.tenant or starts_with(k.tenant, s.tenant || '/')
                where s.state = 'ACTIVE' and s.event_types && array[k.type, split_part(k.type, '.', 1) || '.*', '*']),
            due as (
                select w.subscription, e.id as event_id, e.type from event e join wanted w on w.tenant = e.tenant and w.type = e.type
                join inbox i on i.reader = 'notification.events' and i.event_id = e.id
                where i.received_at > w.since and i.received_at > now() - interval ':kept' + interval '1 day')
            """;

    private static final Promise EACH_TO_EACH = new Promise(
            "Each event has one delivery for each subscription that asks for it",
            List.of(
                    count("deliveries", "select count(*) from delivery"),
                    count("subscriptions", "select count(*) from subscription where state = 'ACTIVE'"),
                    count(
                            "subscriptions that are switched off",
                            "select count(*) from subscription where state <> 'ACTIVE'")),
            List.of(fault("deliveries are missing", WANTED + """
                            select 'event ' || due.event_id || ' ' || due.type || ' for subscription ' || due.subscription from due
                            left join delivery d on d.subscription_id = due.subscription and d.event_id = due.event_id
                            where d.id is null"""), fault("deliveries exist twice", """
                            select 'event ' || event_id || ' for subscription ' || subscription_id from delivery
                            group by event_id, subscription_id having count(*) > 1""")));

    /** What was told of each delivery. */
    private static final String FATES = """
            with fate as (
                select ref, type, count(*) as times, bool_or(early) as early, max(happened) as happened from event
                where type in ('notification.delivered', 'notification.failed') group by ref, type)
            """;

    private static final Promise DELIVERED = new Promise(
            "Each alert was delivered, or waits in its published schedule, or was given up; and that was told",
            List.of(
                    count("delivered", "select count(*) from delivery where state = 'DELIVERED'"),
                    count("given up and told", "select count(*) from delivery where state = 'FAILED'"),
                    count("waiting for their next attempt", """
                            select count(*) from delivery where state = 'PENDING' and attempts > 0"""),
                    count("not tried yet", "select count(*) from delivery where state = 'PENDING' and attempts = 0")),
            List.of(
                    fault("deliveries ended and that was not told", FATES + """
                            select 'delivery ' || d.id || ' ' || d.state from delivery d
                            join topic t on t.name = 'firstline.notification.v1'
                            left join fate f on f.ref = d.id
                                and f.type = case d.state when 'DELIVERED' then 'notification.delivered' else 'notification.failed' end
                            where d.state <> 'PENDING' and d.ticket_id is not null and d.settled_at > t.horizon and f.ref is null"""),
                    fault("deliveries were told of and are not stored", FATES + """
                            select 'delivery ' || f.ref from fate f join topic t on t.name = 'firstline.notification.v1'
                            left join delivery d on d.id = f.ref
                            where d.id is null and f.early and f.happened > t.horizon and f.happened > now() - interval ':kept' + interval '1 day'"""),
                    fault("deliveries are told otherwise than they are stored", FATES + """
                            select 'delivery ' || d.id || ' is stored as ' || d.state || ', told is ' || f.type from fate f
                            join delivery d on d.id = f.ref
                            where f.early and not d.by_hand
                                and d.state <> case f.type when 'notification.delivered' then 'DELIVERED' else 'FAILED' end"""),
                    fault("deliveries were told to have ended more than once", FATES + """
                            select 'delivery ' || f.ref || ' ' || f.type from fate f left join delivery d on d.id = f.ref
                            where f.times > 1 and not coalesce(d.by_hand, false)"""),
                    fault("deliveries are due and not tried", "select line from still where what = 'DELIVERY'"),
                    fault("subscriptions were switched off and that was not told", """
                            select 'subscription ' || s.id from subscription s join topic t on t.name = 'firstline.notification.v1'
                            where s.state = 'DISABLED' and s.disabled_reason in ('GONE', 'FAILING') and s.changed_at > t.horizon
                                and not exists (select from event e where e.type = 'notification.subscription-disabled' and e.ref = s.id)""")));

    static final List<Promise> ALL = List.of(EACH_TO_EACH, DELIVERED);

    private AlertPromises() {}
}
