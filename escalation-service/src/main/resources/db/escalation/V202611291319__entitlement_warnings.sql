-- What of an entitlement was told in time, so that it is told once.
alter table entitlement
    -- For which last day, and with how many days before it, the latest warning was.
    add column warned_of        date,
    add column warned_days      integer,
    -- Few left, none left: since units were granted last.
    add column warned_low       boolean not null default false,
    add column warned_exhausted boolean not null default false;
-- Each is looked at once, to find when it is to be warned of.
select set_config('firstline.tenant', '*', true);
update entitlement set look_at = clock_timestamp();
