-- Who wants to hear of which events, and where. Those below may read it within an event's transaction, so that an event
-- of a sub-tenant finds the subscriptions of its ancestors.
create table subscription (
    id                    uuid        primary key,
    tenant                text        not null,
    channel               text        not null check (channel in ('WEBHOOK', 'EMAIL')),
    url                   text,
    email                 text,
    event_types           text[]      not null check (cardinality(event_types) > 0),
    description           text,
    state                 text        not null check (state in ('ACTIVE', 'DISABLED')),
    disabled_reason       text,
    -- AES-256-GCM, bound to tenant and id.
    secret                bytea,
    previous_secret       bytea,
    previous_secret_until timestamptz,
    version               bigint      not null,
    created_at            timestamptz not null,
    changed_at            timestamptz not null,
    check ((channel = 'WEBHOOK') = (url is not null and secret is not null)),
    check ((channel = 'EMAIL') = (email is not null))
);
create index subscription_of_tenant on subscription (tenant);
call firstline_protect_inherited('subscription');

-- Only those whose latest attempt failed have a row.
create table endpoint_health (
    subscription_id   uuid        primary key,
    tenant            text        not null,
    failing_since     timestamptz not null,
    failed_deliveries integer     not null
);
call firstline_protect('endpoint_health');

-- One event for one subscription. The tenant is the subscription's: what is sent to it is its own affair.
create table delivery (
    id              uuid        primary key,
    subscription_id uuid        not null,
    tenant          text        not null,
    channel         text        not null,
    event_id        uuid        not null,
    event_type      text        not null,
    event_tenant    text        not null,
    ticket_id       uuid,
    payload         text        not null,
    state           text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    attempts        integer     not null default 0,
    -- Someone asked for it by hand: it is sent even if the subscription is switched off.
    by_hand         boolean     not null default false,
    next_attempt_at timestamptz not null default now(),
    -- While a worker has it. When the time passes without a result, the worker is dead and another one takes over.
    leased_until    timestamptz,
    -- Grows with each claim, so that the late result of a worker that lost its claim is not taken for the new one's.
    lease           integer     not null default 0,
    last_status     integer,
    last_error      text,
    created_at      timestamptz not null default now(),
    settled_at      timestamptz
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
create index delivery_due on delivery (subscription_id, next_attempt_at) where state = 'PENDING';
create index delivery_of_subscription on delivery (subscription_id, id);
create index delivery_of_ticket on delivery (ticket_id, id) where ticket_id is not null;
create index delivery_failed on delivery (id) where state = 'FAILED';
create index delivery_settled on delivery (settled_at) where state <> 'PENDING';
call firstline_protect('delivery');
-- The transaction of a sub-tenant's event writes deliveries to its ancestors, and cannot read them.
create policy told_to_ancestors on delivery for insert with check (firstline_inherits(tenant));

-- What was tried. Never the receiver's words.
create table delivery_attempt (
    delivery_id uuid        not null references delivery on delete cascade,
    number      integer     not null,
    tenant      text        not null,
    started_at  timestamptz not null,
    duration_ms integer     not null,
    status      integer,
    error       text,
    primary key (delivery_id, number)
);
call firstline_protect('delivery_attempt');
