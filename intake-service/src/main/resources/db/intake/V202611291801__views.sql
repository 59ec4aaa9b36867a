-- Searches and lists that somebody keeps, for himself or for the tenant. Stay until they are removed; a tenant has so many at most.
create table saved_view (
    id         uuid        primary key,
    tenant     text        collate "C" not null,
    owner      text        not null,
    name       text        not null check (length(name) between 1 and 100),
    visibility text        not null,
    query      jsonb       not null,
    version    bigint      not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
create index saved_view_by_tenant on saved_view (tenant, id);
create index saved_view_by_owner on saved_view (tenant, owner);
call firstline_protect('saved_view');
