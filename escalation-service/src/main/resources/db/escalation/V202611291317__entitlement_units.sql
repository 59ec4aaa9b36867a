-- The account of an entitlement's units. incidents_total and incidents_remaining stay what every version reads and writes; what is used
-- follows from them: total - remaining - reserved - expired + short.
alter table entitlement
    add column units_reserved   integer not null default 0,
    add column units_returned   integer not null default 0,
    add column units_expired    integer not null default 0,
    -- Reservations that the vendor's figures leave without a unit, until they are taken back.
    add column units_short      integer not null default 0,
    -- How many movements there are: the number of the latest.
    add column units_moves      bigint  not null default 0,
    -- What the latest movement left. Where a version that knows no movements has written since, the next one books the difference first.
    add column booked_total     integer,
    add column booked_remaining integer,
    -- When there is something to do for it at the latest: an end, or reservations to take back. Null: nothing.
    add column look_at          timestamptz default clock_timestamp();
create index entitlement_by_look on entitlement (look_at, id) where look_at is not null;

-- What happened to the units of an entitlement; written once, numbered in the order of booking.
create table entitlement_movement (
    entitlement_id     uuid        not null references entitlement (id) on delete cascade,
    number             bigint      not null,
    -- Who holds the entitlement.
    tenant             text        not null,
    kind               text        not null
        check (kind in ('GRANTED', 'RESERVED', 'USED', 'RETURNED', 'EXPIRED', 'RECONCILED')),
    -- By how many the free ones changed.
    units              integer     not null,
    -- The account behind it; total is null where units are not counted any more.
    total              integer     check (total >= 0),
    free               integer     not null check (free >= 0),
    reserved           integer     not null check (reserved >= 0),
    used               integer     not null check (used >= 0),
    expired            integer     not null check (expired >= 0),
    -- Why.
    escalation_id      uuid,
    vendor_case_number text,
    person             text,
    person_tenant      text,
    reason             text,
    moved_at           timestamptz not null,
    primary key (entitlement_id, number)
);
create index entitlement_movement_by_time on entitlement_movement (moved_at);
call firstline_protect('entitlement_movement');

-- The unit that an escalation holds: of which entitlement, and whether it is RESERVED or USED.
alter table escalation add column unit_of uuid, add column unit text;
create index escalation_reserved on escalation (unit_of, id) where unit = 'RESERVED';
-- What a copy of the version before has filed, blocked or ended, and left its reservation with: none, as a rule.
create index escalation_left on escalation (id) where unit = 'RESERVED' and state <> 'OPEN';

-- What people have typed so far is the opening of the account.
select set_config('firstline.tenant', '*', true);
insert into entitlement_movement (entitlement_id, number, tenant, kind, units, total, free, reserved, used, expired, reason, moved_at)
select id, 1, tenant, 'GRANTED', incidents_remaining, incidents_total, incidents_remaining, 0, incidents_total - incidents_remaining, 0,
    'OPENING', clock_timestamp()
from entitlement where incidents_total is not null;
update entitlement set units_moves = 1, booked_total = incidents_total, booked_remaining = incidents_remaining
where incidents_total is not null;
