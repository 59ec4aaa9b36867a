-- What a decision needs to know of a ticket, put together from two topics that have no order between them.
-- Its row is also the lock under which the ticket is decided.
create table diagnosis_case (
    ticket_id       uuid    primary key,
    tenant          text    not null,
    -- Version of the ticket that the fields were last heard at; null while only words were heard.
    fields_version  bigint,
    type            text,
    severity        text,
    language        text,
    affected_tenant text,
    product_family  text,
    product         text,
    region          text,
    category        text,
    break_fix       boolean,
    -- Version of the ticket that the words belong to; null while only fields were heard.
    words_version   bigint,
    -- Personal data: kept for deciding anew, deleted when the ticket ends.
    title           text,
    body            text,
    ended           boolean not null default false
);
call firstline_protect('diagnosis_case');

-- Decisions, never changed; the latest of a ticket counts. Evidence holds field values and terms of the lexicon only.
create table diagnosis (
    id               uuid        primary key,
    ticket_id        uuid        not null,
    tenant           text        not null,
    ticket_version   bigint      not null,
    decided_at       timestamptz not null,
    outcome          text        not null,
    rule_id          text        not null,
    rule_set_version text        not null,
    issue_kind       text        not null,
    issue_class      text        not null,
    break_fix        boolean     not null,
    product_family   text,
    product          text,
    category         text,
    incident_id      text,
    tags             jsonb       not null,
    evidence         jsonb       not null,
    steps            jsonb       not null
);
create index diagnosis_by_ticket on diagnosis (ticket_id, id desc);
call firstline_protect('diagnosis');

-- Incidents that a vendor has published. Those of a tenant hold for the tenants below it.
create table known_incident (
    tenant         text        not null,
    incident_id    text        not null,
    service        text        not null,
    product_family text        not null,
    region         text,
    source         text        not null,
    status         text        not null check (status in ('OPEN', 'CLOSED')),
    opened_at      timestamptz not null,
    closed_at      timestamptz check ((closed_at is null) = (status = 'OPEN')),
    primary key (tenant, incident_id)
);
call firstline_protect_inherited('known_incident');
