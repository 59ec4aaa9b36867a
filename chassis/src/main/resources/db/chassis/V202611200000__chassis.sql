-- What every service's database has. The owner role runs migrations; the app role serves requests and owns nothing.

alter default privileges in schema public grant select, insert, update, delete on tables to ${app};
alter default privileges in schema public grant usage, select on sequences to ${app};

-- Whether the transaction may see a row of that tenant. '*' is the platform itself: relays, timers, workers.
-- Without a setting nothing is seen.
create function firstline_sees(tenant text) returns boolean
    language sql stable parallel safe
    return coalesce(
        current_setting('firstline.tenant', true) = '*'
        or tenant = current_setting('firstline.tenant', true)
        or starts_with(tenant, nullif(current_setting('firstline.tenant', true), '') || '/'), false);

-- Whether the row's tenant stands at or above the transaction's: settings that tenants inherit.
create function firstline_inherits(tenant text) returns boolean
    language sql stable parallel safe
    return coalesce(starts_with(current_setting('firstline.tenant', true), tenant || '/'), false);

-- Row level security for a table with a column "tenant", also against the table's owner.
create procedure firstline_protect(protected regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format('create policy tenant on %s using (firstline_sees(tenant)) with check (firstline_sees(tenant))', protected);
end $$;

-- The same, and those below may read.
create procedure firstline_protect_inherited(protected regclass)
    language plpgsql as $$
begin
    call firstline_protect(protected);
    execute format('create policy inherited on %s for select using (firstline_inherits(tenant))', protected);
end $$;

-- Events of committed transactions. Written once, kept some days so that they can be sent again.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    key        text        not null,
    event_id   uuid        not null,
    headers    jsonb       not null,
    payload    bytea       not null,
    created_at timestamptz not null default clock_timestamp()
);
create index outbox_by_time on outbox (created_at);

-- Which of them Kafka has not acknowledged yet. Narrow, since every row of it is written and deleted within moments.
-- slot: the hash of the key; the unit by which relays share the work without breaking the order of a key.
create table outbox_pending (
    id   bigint   primary key,
    slot smallint not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);

-- Events that were applied, so that none is applied twice.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (consumer, event_id)
);
create index inbox_by_time on inbox (received_at);

-- Records that could not be applied, and those of the same key that wait behind them.
create table dead_letter (
    id           uuid        primary key,
    consumer     text        not null,
    topic        text        not null,
    partition    integer     not null,
    "offset"     bigint      not null,
    key          bytea,
    headers      jsonb       not null,
    payload      bytea,
    tenant       text,
    event_id     text,
    event_type   text,
    cause        text        not null,
    detail       text        not null,
    blocks       boolean     not null,
    state        text        not null default 'OPEN' check (state in ('OPEN', 'REDRIVEN', 'DISCARDED')),
    attempts     integer     not null default 1,
    created_at   timestamptz not null default clock_timestamp(),
    changed_at   timestamptz not null default clock_timestamp(),
    unique (consumer, topic, partition, "offset")
);
create index dead_letter_open on dead_letter (consumer, key) where state = 'OPEN' and blocks;
alter table dead_letter enable row level security;
alter table dead_letter force row level security;
-- A record without a readable tenant is seen by the platform alone.
create policy tenant on dead_letter
    using (current_setting('firstline.tenant', true) = '*' or firstline_sees(tenant));

-- Answers that were given, so that a repeated request gets the same one.
create table idempotent_answer (
    tenant     text        not null,
    client     text        not null,
    route      text        not null,
    key        text        not null,
    body_hash  bytea       not null,
    status     integer     not null,
    headers    jsonb       not null,
    body       text,
    created_at timestamptz not null default clock_timestamp(),
    primary key (tenant, client, route, key)
);
create index idempotent_answer_by_time on idempotent_answer (created_at);
call firstline_protect('idempotent_answer');
