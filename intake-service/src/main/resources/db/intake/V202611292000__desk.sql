-- Who works on a ticket, and where it lies until somebody does. All of it is the business of the tenant that said it (desk_*_tenant)
-- and of those above: the tenants below are not told.
alter table ticket
    add column desk_queue        text,
    add column desk_queue_tenant text collate "C",
    add column desk_owner        text,
    add column desk_owner_name   text,
    add column desk_owner_tenant text collate "C";
-- What is nobody's has no entry: most tickets are opened and changed without these.
create index ticket_owned on ticket (tenant, desk_owner, id) where desk_owner is not null;
create index ticket_queued on ticket (tenant, desk_queue, id) where desk_queue is not null;

-- subjects, names: its members, in one order; the name is empty where none was stated.
create table desk_queue (
    tenant     text        collate "C" not null,
    key        text        collate "C" not null check (length(key) <= 40),
    name       text        not null check (length(name) <= 100),
    subjects   text[]      not null,
    names      text[]      not null,
    version    bigint      not null,
    changed_at timestamptz not null,
    primary key (tenant, key),
    check (cardinality(subjects) = cardinality(names) and cardinality(subjects) <= 200)
);
call firstline_protect('desk_queue');

-- Which tickets come into which queue: the whole ordered list of a tenant.
create table queue_rules (
    tenant     text        collate "C" primary key,
    rules      jsonb       not null,
    version    bigint      not null,
    changed_at timestamptz not null
);
call firstline_protect('queue_rules');
