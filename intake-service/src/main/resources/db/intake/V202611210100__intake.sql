-- The ticket of record. Tenants are collated "C": a tenant and all below it are then one range of an index.

create sequence ticket_number as bigint start with 1000001;

-- partner: the tenant that knows the customer by external_id. tenant: whose data it is; the partner's own path, or one
-- step below it where the customer is a tenant of its own.
create table customer (
    id          uuid        primary key,
    tenant      text        collate "C" not null,
    partner     text        collate "C" not null,
    external_id text        not null check (length(external_id) between 1 and 100),
    name        text        check (length(name) <= 200),
    tenant_slug text,
    version     bigint      not null default 1,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    unique (partner, external_id),
    check (tenant = partner || coalesce('/' || tenant_slug, ''))
);
-- Two customers in one tenant of their own would see each other.
create unique index customer_own_tenant on customer (tenant) where tenant_slug is not null;
create index customer_by_tenant on customer (tenant, id);
call firstline_protect('customer');

create table contact (
    id          uuid        primary key,
    tenant      text        collate "C" not null,
    customer_id uuid        not null references customer,
    external_id text        not null check (length(external_id) between 1 and 100),
    name        text        check (length(name) <= 200),
    email       text        check (length(email) <= 254),
    version     bigint      not null default 1,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    unique (customer_id, external_id)
);
call firstline_protect('contact');

-- filer: the tenant whose token filed it; external_reference is that tenant's.
-- diagnosis_*, escalation_*, first_response_*, resolution_*: what the other services said last, for those who read tickets.
create table ticket (
    id                      uuid        primary key,
    number                  bigint      not null unique,
    tenant                  text        collate "C" not null,
    filer                   text        collate "C" not null,
    external_reference      text        check (length(external_reference) <= 100),
    version                 bigint      not null,
    status                  text        not null,
    status_reason           text,
    type                    text        not null,
    severity                text        not null,
    language                text        not null,
    affected_tenant         text        not null,
    product_family          text,
    product                 text        check (length(product) <= 100),
    region                  text        check (length(region) <= 50),
    category                text,
    break_fix               boolean,
    title                   text        not null check (length(title) between 1 and 200),
    body                    text        not null check (length(body) <= 32768),
    customer_id             uuid        not null references customer,
    contact_id              uuid        references contact,
    opened_at               timestamptz not null,
    updated_at              timestamptz not null,
    diagnosis_id            uuid,
    diagnosis_outcome       text,
    diagnosis_at            timestamptz,
    escalation_id           uuid,
    escalation_state        text,
    escalation_case_number  text,
    escalation_at           timestamptz,
    first_response_id       uuid,
    first_response_state    text,
    first_response_due      timestamptz,
    first_response_at       timestamptz,
    resolution_id           uuid,
    resolution_state        text,
    resolution_due          timestamptz,
    resolution_at           timestamptz
);
create unique index ticket_external_reference on ticket (filer, external_reference) where external_reference is not null;
create index ticket_by_tenant on ticket (tenant, id);
create index ticket_by_customer on ticket (customer_id, id);
create index ticket_by_update on ticket (tenant, updated_at);
create index ticket_breached on ticket (tenant, id)
    where first_response_state = 'BREACHED' or resolution_state = 'BREACHED';
call firstline_protect('ticket');

create table communication (
    id         uuid        primary key,
    tenant     text        collate "C" not null,
    ticket_id  uuid        not null references ticket,
    direction  text        not null,
    visibility text        not null,
    body       text        not null check (length(body) <= 32768),
    author     text        not null,
    written_at timestamptz not null
);
create index communication_of_ticket on communication (ticket_id, id);
call firstline_protect('communication');

-- The change feed. Readers stop below the oldest transaction that is still running, so nothing can appear behind them:
-- xid orders the transactions, seq the changes within one.
create table ticket_change (
    xid       xid8        not null default pg_current_xact_id(),
    seq       bigint      not null generated always as identity,
    ticket_id uuid        not null,
    tenant    text        collate "C" not null,
    version   bigint      not null,
    kind      text        not null,
    at        timestamptz not null,
    primary key (xid, seq)
);
call firstline_protect('ticket_change');
