-- Who a tenant is as a partner. Holds for the tenants below until one of them has its own.
create table partner_profile (
    id                 uuid        primary key,
    tenant             text        not null unique,
    type               text        not null check (type in ('DIRECT_BILL', 'INDIRECT_PROVIDER', 'INDIRECT_RESELLER')),
    contact_first_name text,
    contact_last_name  text,
    contact_email      text,
    contact_phone      text,
    contact_time_zone  text,
    contact_country    text,
    version            bigint      not null,
    created_at         timestamptz not null,
    changed_at         timestamptz not null
);
call firstline_protect_inherited('partner_profile');

-- Support contracts and benefits. Validity and units are data: programs begin and end.
create table entitlement (
    id                  uuid        primary key,
    tenant              text        not null,
    vehicle             text        not null,
    access_id           text,
    contract_id         text,
    valid_from          date        not null,
    valid_to            date,
    incidents_total     integer     check (incidents_total >= 0),
    incidents_remaining integer     check (incidents_remaining between 0 and incidents_total),
    releases            jsonb       not null default '[]',
    version             bigint      not null,
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    check (valid_to >= valid_from),
    check ((incidents_total is null) = (incidents_remaining is null))
);
create index entitlement_by_tenant on entitlement (tenant text_pattern_ops, id);
call firstline_protect_inherited('entitlement');

-- What was heard of a ticket. Its row is also the lock under which everything about the ticket happens.
create table ticket (
    ticket_id       uuid        primary key,
    tenant          text        not null,
    version         bigint      not null default 0,
    number          text,
    severity        text,
    region          text,
    affected_tenant text,
    ended           boolean     not null default false,
    decided_version bigint      not null default 0,
    needs_vendor    boolean
);
call firstline_protect('ticket');

-- The filer's words, while a packet may need them: gone when the ticket ends or needs no vendor.
create table ticket_words (
    ticket_id uuid   primary key,
    tenant    text   not null,
    version   bigint not null,
    title     text   not null,
    body      text   not null
);
call firstline_protect('ticket_words');

create table escalation (
    id                 uuid        primary key,
    tenant             text        not null,
    ticket_id          uuid        not null,
    state              text        not null check (state in ('OPEN', 'BLOCKED', 'FILED', 'HANDED_BACK', 'CANCELLED')),
    -- what the decision asked for
    outcome            text        not null,
    affected_tenant    text        not null,
    product_family     text,
    product            text,
    issue_class        text        not null,
    issue_kind         text,
    break_fix          boolean     not null,
    severity           text        not null,
    language           text        not null,
    tags               text[]      not null default '{}',
    -- what came of it
    route              text,
    vehicles           text[]      not null default '{}',
    entitlement_id     uuid,
    initial_response   text,
    response_hours     text,
    block_reason       text,
    -- what agents add for the form
    problem_start      timestamptz,
    impact             text,
    steps_tried        text,
    customer_domain    text,
    customer_tenant_id text,
    subscription_id    text,
    resource_id        text,
    publisher_contact  text,
    -- what the vendor made of it
    vendor_case_number text,
    vendor_status      text,
    filed_at           timestamptz,
    solved             boolean,
    hand_back_note     text,
    version            bigint      not null,
    created_at         timestamptz not null,
    changed_at         timestamptz not null,
    check ((state = 'BLOCKED') = (block_reason is not null)),
    check (state = 'BLOCKED' or route is not null or state in ('CANCELLED', 'HANDED_BACK')),
    check (state <> 'FILED' or (vendor_case_number is not null and filed_at is not null))
);
create unique index escalation_one_open on escalation (ticket_id) where state in ('OPEN', 'BLOCKED', 'FILED');
create index escalation_by_ticket on escalation (ticket_id, id);
create index escalation_by_tenant on escalation (tenant text_pattern_ops, state, id);
create index escalation_blocked on escalation (id) where state = 'BLOCKED';
call firstline_protect('escalation');

create table vendor_update (
    id            uuid        primary key,
    tenant        text        not null,
    escalation_id uuid        not null references escalation (id),
    vendor_status text        not null,
    note          text,
    created_by    text        not null,
    created_at    timestamptz not null
);
create index vendor_update_by_escalation on vendor_update (escalation_id, id);
call firstline_protect('vendor_update');
