-- Which life of this database, and which topics, the service has worked with: others than now tell of a restore, or of a loss.

-- topics: the names of the topics with the ids that the broker gave them (one that is made anew gets another): name=id, separated by
-- blanks. Null until the service has seen some.
create table service_life (
    single      boolean     primary key default true check (single),
    incarnation text        not null,
    topics      text,
    changed_at  timestamptz not null default clock_timestamp()
);

-- What a restore changes: the server (dump into a new one, upgrade), its timeline (recovery to a point in time, failover),
-- the database, or the table (dump into the same server).
create function firstline_incarnation() returns text
    language sql volatile
    return (select system_identifier from pg_control_system())
        || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
        || '/' || (select oid from pg_database where datname = current_database())
        || '/' || 'service_life'::regclass::oid;

insert into service_life (incarnation) values (firstline_incarnation());
-- The platform's own table: it belongs to no tenant.
alter table service_life enable row level security;
alter table service_life force row level security;
create policy platform on service_life using (current_setting('firstline.tenant', true) = '*');
