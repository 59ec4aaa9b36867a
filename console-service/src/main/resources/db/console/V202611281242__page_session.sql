-- Who is signed in on the pages. id: the hash of the cookie's value. tokens: encrypted under a key of the service, bound to
-- the cookie. person: the hash of issuer and subject, by which the sessions of one person are counted.
create table page_session (
    id         bytea       primary key,
    login      uuid        not null,
    person     bytea       not null,
    tokens     bytea       not null,
    created_at timestamptz not null default clock_timestamp(),
    ends_at    timestamptz not null
);
create index page_session_by_login on page_session (login);
create index page_session_by_person on page_session (person, created_at desc);
create index page_session_by_end on page_session (ends_at);
-- The platform's own table: it belongs to no tenant.
alter table page_session enable row level security;
alter table page_session force row level security;
create policy platform on page_session using (current_setting('firstline.tenant', true) = '*');
