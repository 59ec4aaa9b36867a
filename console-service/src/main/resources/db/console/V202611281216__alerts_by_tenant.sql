-- The last alert of each tenant that subscribed, instead of the last of all: a tenant is not shown the fate of the alerts
-- of those above it. Of each also the last that tells of no internal note.
set local firstline.tenant = '*';
update ticket_view t set view = (t.view - 'lastAlert') || jsonb_build_object('alerts', coalesce((
    select jsonb_agg(told.alert order by told.tenant, told.of_note) from (
        select distinct on (e.tenant, noted.of_note) e.tenant, noted.of_note, jsonb_build_object(
            'tenant', e.tenant, 'ofNote', noted.of_note, 'alert', jsonb_build_object(
                'deliveryId', e.data -> 'deliveryId', 'eventType', e.data -> 'eventType', 'channel', e.data -> 'channel',
                'delivered', e.kind = 'notification.delivered', 'attempts', e.data -> 'attempts',
                'at', e.data -> 'occurredAt')) as alert
        from timeline_entry e
        cross join lateral (select exists (
            select from timeline_entry note where note.event_id = (e.data ->> 'eventId')::uuid
            and note.data ->> 'visibility' = 'INTERNAL') as of_note) as noted
        where e.ticket_id = t.ticket_id and e.kind in ('notification.delivered', 'notification.failed')
        order by e.tenant, noted.of_note, e.at desc, e.event_id desc) told), '[]'::jsonb))
where jsonb_exists(t.view, 'lastAlert');
set local firstline.tenant = '';

-- The last change that concerns everybody who sees the ticket; a note of the desk changes changed_by alone.
alter table ticket_view add column told_by xid8 not null default '0';
