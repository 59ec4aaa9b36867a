-- Every fact that a ticket's page tells, as it was published. The views are derived from these rows and from nothing else.
create table timeline_entry (
    event_id    uuid        primary key,
    ticket_id   uuid        not null,
    tenant      text        not null,
    at          timestamptz not null,
    topic       text        not null,
    kind        text        not null,
    data        jsonb       not null,
    received_at timestamptz not null default clock_timestamp()
);
create index timeline_entry_by_ticket on timeline_entry (ticket_id, at, event_id);
call firstline_protect('timeline_entry');

-- How a ticket stands. view: all that the queue shows; the other columns are what it is searched and sorted by.
-- title: the only words of the ticket that are kept here, in this one place, so that they can be erased.
-- changed_by: the transaction of the last change, by which every copy of the console finds what to push.
create table ticket_view (
    ticket_id          uuid        primary key,
    tenant             text        not null,
    title              text,
    title_version      bigint      not null default 0,
    number             text,
    external_reference text,
    status             text,
    severity           text,
    open               boolean     not null default true,
    breached           boolean     not null default false,
    next_due_at        timestamptz,
    due_rank           timestamptz not null generated always as (coalesce(next_due_at, 'infinity')) stored,
    view               jsonb,
    changed_by         xid8        not null default pg_current_xact_id()
);
create index ticket_view_by_due on ticket_view (due_rank, ticket_id desc) where number is not null and open;
create index ticket_view_by_due_all on ticket_view (due_rank, ticket_id desc) where number is not null;
create index ticket_view_by_number on ticket_view (number);
create index ticket_view_by_change on ticket_view (changed_by);
call firstline_protect('ticket_view');

-- Known incidents of vendor services. Tenants below the one that knows of an incident see it too.
create table service_incident (
    tenant         text        not null,
    incident_id    text        not null,
    service        text        not null,
    source         text,
    product_family text,
    region         text,
    opened_at      timestamptz,
    closed_at      timestamptz,
    primary key (tenant, incident_id)
);
call firstline_protect_inherited('service_incident');
