-- Positions of the change feed that are given under the ticket's lock, hold across a restore and are read tenant by tenant.

-- Which life of this database the feed's cursors belong to. A restore begins another one: its positions lie above all
-- that were ever given, and cursors of the one before are refused.
-- base: added to a transaction's id to make a position. kept_from: positions below it may have been deleted.
-- incarnation: see feed_incarnation; another one than now tells that the database was restored.
create table feed_epoch (
    single      boolean primary key default true check (single),
    epoch       uuid    not null,
    base        bigint  not null,
    kept_from   bigint  not null,
    incarnation text    not null
);

-- What a restore changes: the server (dump into a new one, upgrade), its timeline (recovery to a point in time, failover),
-- or the table itself (dump into the same server).
create function feed_incarnation() returns text
    language sql volatile
    return (select system_identifier from pg_control_system())
        || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
        || '/' || 'feed_epoch'::regclass::oid;

insert into feed_epoch (epoch, base, kept_from, incarnation) values (gen_random_uuid(), 0, 0, feed_incarnation());

-- The position of a change of a row whose last change was at that position; the row is locked. A transaction may have got
-- its id long before the lock, so its id alone could lie below the change before.
create function feed_place(before bigint, asked bigint) returns bigint
    language sql volatile
    as $$ select greatest(before, base + pg_current_xact_id()::text::bigint) from feed_epoch $$;

-- Where the feed ended at certain moments; by these retention knows which positions are old enough.
create table feed_mark (
    at            timestamptz primary key,
    feed_position bigint      not null
);

alter table ticket add column feed_position bigint not null default 0;

alter table ticket_change drop constraint ticket_change_pkey;
alter table ticket_change alter column xid drop default;
alter table ticket_change
    alter column xid type bigint using xid::text::bigint,
    add column id           uuid not null default gen_random_uuid(),
    add column root         text collate "C" not null generated always as (split_part(tenant, '/', 1)) stored,
    -- Who caused it: a token's client and subject, and the tenant that both belong to ('*': the platform's own); or a service.
    add column actor_tenant text collate "C",
    add column client       text,
    add column subject      text,
    add column service      text;
alter table ticket_change rename column xid to feed_position;
alter table ticket_change add primary key (feed_position, seq);
-- A leaf of the tree reads the first, the root of a tree the second; what lies between goes through its tenants by the first.
create index ticket_change_by_tenant on ticket_change (tenant, feed_position, seq);
create index ticket_change_by_root on ticket_change (root, feed_position, seq);
