-- end_cause: why a cancelled clock fell away. counts_as: of an unanswered first response, as what its policy counts it.
-- settled_at, settled_by, late_micros: when what a broken clock promised came after all, and how late in service time.
-- verdict: what somebody said of the outcome that stands. provisional: the breach was told before all facts up to it were known.
alter table clock
    add column end_cause text,
    add column counts_as text check (counts_as in ('MET', 'BREACHED')),
    add column settled_at timestamptz,
    add column settled_by uuid,
    add column late_micros bigint,
    add column verdict text check (verdict in ('EXCUSED', 'VOIDED')),
    add column if not exists provisional boolean not null default false;

-- What was told of a clock and no longer held. The first word of a clock is what its first correction says was told. Ends with its clock.
create table clock_correction (
    clock_id         uuid        not null references clock on delete cascade,
    number           integer     not null,
    ticket_id        uuid        not null,
    tenant           text        not null,
    told             text        not null,
    told_since       timestamptz not null,
    told_due_at      timestamptz,
    told_paused_for  text,
    provisional      boolean     not null,
    state            text        not null,
    since            timestamptz not null,
    due_at           timestamptz,
    paused_for       text,
    cause            text        not null,
    caused_by        uuid,
    corrected_at     timestamptz not null,
    primary key (clock_id, number)
);
create index clock_correction_by_ticket on clock_correction (ticket_id, clock_id, number);
call firstline_protect('clock_correction');

-- Who excused or voided which outcome, or took that back, and why. Never edited. Ends with its clock.
create table clock_verdict (
    clock_id   uuid        not null references clock on delete cascade,
    number     integer     not null,
    ticket_id  uuid        not null,
    tenant     text        not null,
    verdict    text        not null check (verdict in ('EXCUSED', 'VOIDED', 'REINSTATED')),
    outcome    text        not null,
    outcome_at timestamptz not null,
    author     text        not null,
    reason     text        not null,
    said_at    timestamptz not null,
    primary key (clock_id, number)
);
create index clock_verdict_by_ticket on clock_verdict (ticket_id, clock_id, number);
call firstline_protect('clock_verdict');
