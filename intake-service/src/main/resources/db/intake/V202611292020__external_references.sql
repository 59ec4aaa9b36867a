-- What things are called in the partner's own systems.
-- tenant: the one whose token said so. Who stands at or above it sees the row, and nobody else: how a partner keeps a customer's ticket is not
-- told to the customer's own tenant.
-- ticket_id: the ticket with which it ends; null where the thing stays.
create table external_reference (
    kind        text        not null,
    system      text        collate "C" not null check (length(system) between 1 and 40),
    external_id text        collate "C" not null check (length(external_id) between 1 and 200),
    tenant      text        collate "C" not null,
    object_id   uuid        not null,
    ticket_id   uuid,
    given_at    timestamptz not null,
    -- The tenant last: all that a scope calls so are one range.
    primary key (kind, system, external_id, tenant)
);
create index external_reference_of_object on external_reference (object_id, system, external_id, tenant);
create index external_reference_of_ticket on external_reference (ticket_id) where ticket_id is not null;
call firstline_protect('external_reference');
