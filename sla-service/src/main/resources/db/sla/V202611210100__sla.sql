-- Policies and calendars as tenants set them. A version is never edited; the latest that is valid counts.
create table policy (
    id         uuid        primary key,
    tenant     text        not null,
    code       text        not null,
    version    integer     not null,
    document   jsonb       not null,
    valid_from timestamptz not null,
    author     text        not null,
    unique (tenant, code, version)
);
call firstline_protect_inherited('policy');

create table calendar (
    id         uuid        primary key,
    tenant     text        not null,
    code       text        not null,
    version    integer     not null,
    document   jsonb       not null,
    valid_from timestamptz not null,
    author     text        not null,
    unique (tenant, code, version)
);
call firstline_protect_inherited('calendar');

-- All that was in force for a tenant when some of its tickets were opened. Written once.
create table rulebook (
    id       uuid        primary key,
    tenant   text        not null,
    document jsonb       not null,
    made_at  timestamptz not null default clock_timestamp()
);
call firstline_protect('rulebook');

create table ticket (
    id          uuid        primary key,
    tenant      text        not null,
    rulebook_id uuid        not null references rulebook,
    opened_at   timestamptz not null
);
call firstline_protect('ticket');

-- What happened to a ticket, as it was heard; the clocks are a function of these rows.
create table ticket_fact (
    event_id    uuid        primary key,
    ticket_id   uuid        not null,
    tenant      text        not null,
    version     bigint      not null,
    occurred_at timestamptz not null,
    kind        text        not null,
    detail      jsonb       not null
);
create index ticket_fact_by_ticket on ticket_fact (ticket_id);
call firstline_protect('ticket_fact');

-- warn_at, warn_percent: the warnings ahead, pair by pair, ascending. warned_percent: the highest that was given.
-- next_fire_at: the nearest of them or due_at. told: the transitions that the world was told of.
-- ledger: the intervals as last derived; a breach by the timer leaves the last one open, ended_at closes it.
create table clock (
    id             uuid        primary key,
    ticket_id      uuid        not null references ticket,
    tenant         text        not null,
    target         text        not null,
    state          text        not null check (state in ('RUNNING', 'PAUSED', 'MET', 'BREACHED', 'CANCELLED')),
    policy         text        not null,
    policy_version integer     not null,
    rule           text        not null,
    goal           text        not null,
    calendar       text        not null,
    promised_at    timestamptz not null,
    started_at     timestamptz not null,
    due_at         timestamptz,
    ended_at       timestamptz,
    ended_by       uuid,
    fired_at       timestamptz,
    warn_at        timestamptz[] not null,
    warn_percent   smallint[]  not null,
    warned_percent smallint    not null default 0,
    next_fire_at   timestamptz,
    ledger         jsonb       not null,
    told           text[]      not null,
    version        integer     not null,
    check ((state = 'RUNNING') = (next_fire_at is not null)),
    check ((state in ('MET', 'BREACHED', 'CANCELLED')) = (ended_at is not null))
) with (fillfactor = 80);
create index clock_by_ticket on clock (ticket_id);
create index clock_due on clock (next_fire_at) where state = 'RUNNING';
create index clock_paused on clock (tenant) where state = 'PAUSED';
call firstline_protect('clock');
