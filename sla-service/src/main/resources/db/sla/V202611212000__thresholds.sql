-- Thresholds by time. Each array stands beside the instants that it belongs to, ascending; times are whole seconds of service time.
-- warn_before: of a warning by time before due, null for a share of the goal. warned_before: of the highest that was given.
-- overdue_at, overdue_after: the thresholds after due that are ahead. overdue_told: the highest of them that was told.
alter table clock
    add column warn_before bigint[] not null default '{}',
    add column warned_before bigint,
    add column overdue_at timestamptz[] not null default '{}',
    add column overdue_after bigint[] not null default '{}',
    add column overdue_told bigint not null default 0;

-- A broken clock has something before it too while a threshold after due is ahead. The timer looks for what it has to do, whatever the
-- state, so that ended clocks of which nothing is to be told are in no index of its.
alter table clock
    drop constraint clock_check,
    add constraint clock_next_fire_at_check check (case state
        when 'RUNNING' then next_fire_at is not null
        when 'BREACHED' then true
        else next_fire_at is null end);
drop index clock_due;
drop index clock_due_of_tenant;
create index clock_due on clock (next_fire_at) where next_fire_at is not null;
create index clock_due_of_tenant on clock (tenant, next_fire_at) where next_fire_at is not null;
-- How many of those are broken is asked by the health of the clocks alone.
create index clock_overdue on clock (tenant) where state = 'BREACHED' and next_fire_at is not null;
