-- When the words were said, and when anything was said last; null for what was said before this was kept.
alter table diagnosis_case add column said_at timestamptz;
alter table diagnosis_case add column last_said_at timestamptz;
-- What the customer said later, the last ten, cut. Personal data: deleted when the ticket ends.
alter table diagnosis_case add column said_later jsonb;
-- The incident that explains the ticket ("linked"), or explained it last.
alter table diagnosis_case add column incident_tenant text;
alter table diagnosis_case add column incident_id text;
alter table diagnosis_case add column linked boolean not null default false;
-- Filed, and a vendor works on it.
alter table diagnosis_case add column at_vendor boolean not null default false;

-- What was linked before: by the oldest of the incidents of that id that hold for the ticket.
select set_config('firstline.tenant', '*', true);
update diagnosis_case c set incident_tenant = i.tenant, incident_id = i.incident_id, linked = true
from (
    select distinct on (d.ticket_id) d.ticket_id, d.incident_id as id from diagnosis d
    join diagnosis_case o on o.ticket_id = d.ticket_id and not o.ended
    order by d.ticket_id, d.id desc) latest
join known_incident i on i.incident_id = latest.id
where c.ticket_id = latest.ticket_id and (c.tenant = i.tenant or starts_with(c.tenant, i.tenant || '/'))
    and not exists (
        select from known_incident older
        where older.incident_id = i.incident_id and (c.tenant = older.tenant or starts_with(c.tenant, older.tenant || '/'))
            and (older.opened_at, older.tenant) < (i.opened_at, i.tenant));

-- Gone through page by page, by tenant and id; "C" puts all below a tenant into one range.
create index diagnosis_case_open on diagnosis_case (tenant collate "C", ticket_id) where not ended;
create index diagnosis_case_linked
    on diagnosis_case (incident_tenant, incident_id, tenant collate "C", ticket_id) where linked;

-- Changes of incidents for which tickets are still to be decided anew, a page at a time.
create table relink (
    id              uuid        primary key,
    tenant          text        not null,
    incident_id     text        not null,
    -- Transactions with a lower number may have decided by what was known before; null until somebody has looked.
    behind          xid8,
    -- The ticket up to which was looked; null at the beginning.
    position_tenant text,
    position        uuid,
    -- When it had its turn last: the jobs of all tenants go round.
    turned_at       timestamptz not null default clock_timestamp()
);
create index relink_by_turn on relink (turned_at, id);
create index relink_by_incident on relink (tenant, incident_id, id);
call firstline_protect('relink');
