-- By what relations a partner reaches a customer's cloud, as it was stated: one row for each customer that a partner keeps so.
create table customer_access (
    id               uuid        primary key,
    tenant           text        not null,
    -- The customer's id at intake.
    customer_id      uuid        not null,
    vendor_tenant_id text,
    relations        jsonb       not null default '[]',
    -- When there is something to warn of at the latest. Null: nothing.
    look_at          timestamptz default clock_timestamp(),
    version          bigint      not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    unique (customer_id, tenant)
);
create index customer_access_by_tenant on customer_access (tenant text_pattern_ops, id);
create index customer_access_by_look on customer_access (look_at, id) where look_at is not null;
call firstline_protect_inherited('customer_access');

-- For which last day of a relation, and with how many days before it, the latest warning was, so that each is told once.
create table access_warning (
    access_id uuid    not null references customer_access (id) on delete cascade,
    relation  text    not null,
    tenant    text    not null,
    last_day  date    not null,
    days      integer not null,
    primary key (access_id, relation)
);
call firstline_protect('access_warning');

-- Whether nothing is to be filed for a customer of whom no access is recorded.
alter table partner_profile add column access_required boolean not null default false;

-- Whose ticket it is; null in those that were heard of before.
alter table ticket add column customer_id uuid;
