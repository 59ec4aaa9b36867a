-- Changes of partners and entitlements for which blocked escalations are still to be looked at again, a page at a time.
create table recheck (
    id        uuid        primary key,
    tenant    text        not null,
    -- The escalation up to which was looked; null at the beginning.
    position  uuid,
    -- When it had its turn last: the jobs of all tenants go round.
    turned_at timestamptz not null default clock_timestamp()
);
create index recheck_by_turn on recheck (turned_at, id);
create index recheck_by_tenant on recheck (tenant, id);
call firstline_protect('recheck');
-- The blocked ones of a tree in the order in which they are gone through.
create index escalation_blocked_by_tenant on escalation (tenant text_pattern_ops, id) where state = 'BLOCKED';
