-- A tenant's leave to read the service health of a directory (customer tenant) at the vendor, and how its polls go: the row is the job.
create table health_connection (
    id              uuid        primary key,
    tenant          text        collate "C" not null,
    directory_id    uuid        not null,
    client_id       uuid        not null,
    -- AES-256-GCM, bound to tenant and id; and the name of the key.
    secret          bytea       not null,
    sealed_under    text        not null,
    -- Subject of the token by which it was put last.
    connected_by    text        not null,
    connected_at    timestamptz not null,
    next_poll_at    timestamptz not null,
    -- While a worker has it. When the time passes without a result, the worker is dead and another one takes over.
    leased_until    timestamptz,
    -- Grows with each claim and each change, so that a late result is not taken for the present one's.
    lease           integer     not null default 0,
    -- In a row.
    failures        integer     not null default 0,
    last_poll_at    timestamptz,
    last_success_at timestamptz,
    last_failure    text,
    -- As the last success saw them: how many services, those that are not well, and entries that could not be read.
    services        integer     not null default 0,
    unwell          jsonb       not null default '[]',
    unreadable      integer     not null default 0,
    unique (tenant, directory_id)
) with (fillfactor = 80);
create index health_connection_of_directory on health_connection (directory_id, tenant);
create index health_connection_due on health_connection (next_poll_at);
call firstline_protect('health_connection');

-- Incidents that the vendor has open for the directory of a connection. A row comes and goes with the vendor's word alone.
create table health_issue (
    connection_id uuid        not null references health_connection on delete cascade,
    incident_id   text        not null,
    tenant        text        not null,
    since         timestamptz not null,
    primary key (connection_id, incident_id)
);
create index health_issue_of_tenant on health_issue (tenant, incident_id);
call firstline_protect('health_issue');

-- What the vendor says of an incident, beside it: it changes often, and nothing is decided by it.
create table incident_notice (
    tenant      text        not null,
    incident_id text        not null,
    title       text        not null,
    feature     text,
    status      text        not null,
    started_at  timestamptz,
    modified_at timestamptz,
    body        text,
    primary key (tenant, incident_id)
);
call firstline_protect_inherited('incident_notice');
