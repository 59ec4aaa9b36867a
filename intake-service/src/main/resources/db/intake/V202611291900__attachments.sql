-- Files on tickets; their contents are kept elsewhere, by their ids.
create table attachment (
    id               uuid        primary key,
    tenant           text        collate "C" not null,
    ticket_id        uuid        not null references ticket on delete cascade,
    communication_id uuid        references communication on delete cascade,
    visibility       text        not null,
    file_name        text        not null check (length(file_name) between 1 and 150),
    content_type     text        not null check (length(content_type) <= 200),
    size             bigint      not null check (size > 0),
    sha256           text        not null check (length(sha256) = 64),
    author           text        not null,
    author_tenant    text        not null,
    added_at         timestamptz not null,
    scan             text        not null,
    scan_due         timestamptz,
    scan_attempts    integer     not null default 0
);
create index attachment_of_ticket on attachment (ticket_id, id);
create index attachment_of_communication on attachment (communication_id) where communication_id is not null;
create index attachment_to_scan on attachment (scan_due) where scan = 'PENDING';
call firstline_protect('attachment');

-- The sum of their sizes, so that a quota is held to without counting.
create table attachment_usage (
    tenant text   collate "C" primary key,
    bytes  bigint not null check (bytes >= 0)
);
call firstline_protect('attachment_usage');
