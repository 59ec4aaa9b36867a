-- Tickets that were not opened here. imported_version: the version that the last import left; as long as it is the ticket's, nobody has
-- worked on it here, and the next import may change it. Null: it was opened here.
alter table ticket add column imported_version bigint;

-- A file that is imported, page by page. page: the next one to be worked on. Jobs take turns by turn_at.
create table import_job (
    id         uuid        primary key,
    tenant     text        collate "C" not null,
    -- Whose token it is imported by.
    client     text        not null,
    subject    text        not null,
    pages      integer     not null,
    lines      integer     not null,
    page       integer     not null default 0,
    created    integer     not null default 0,
    updated    integer     not null default 0,
    unchanged  integer     not null default 0,
    refused    integer     not null default 0,
    created_at timestamptz not null,
    turn_at    timestamptz not null,
    ended_at   timestamptz
);
create index import_job_by_tenant on import_job (tenant, id);
create index import_job_by_turn on import_job (turn_at) where ended_at is null;
create index import_job_ended on import_job (ended_at) where ended_at is not null;
call firstline_protect('import_job');

-- content: its lines, until they have their results. The counts say which pages have results of a kind.
create table import_page (
    import_id  uuid    not null references import_job on delete cascade,
    n          integer not null,
    tenant     text    collate "C" not null,
    first_line integer not null,
    last_line  integer not null,
    content    bytea,
    results    text,
    created    integer not null default 0,
    updated    integer not null default 0,
    unchanged  integer not null default 0,
    refused    integer not null default 0,
    primary key (import_id, n)
);
call firstline_protect('import_page');
