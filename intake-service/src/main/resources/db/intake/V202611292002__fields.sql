-- What a tenant has its tickets say beside what every ticket says: a text for each key. A change of it leaves the version alone.
alter table ticket add column fields jsonb not null default '{}';

-- The fields that a tenant has declared, in its order; those below it have them too.
create table ticket_field (
    tenant     text        collate "C" primary key,
    fields     jsonb       not null,
    version    bigint      not null,
    changed_at timestamptz not null
);
call firstline_protect_inherited('ticket_field');
