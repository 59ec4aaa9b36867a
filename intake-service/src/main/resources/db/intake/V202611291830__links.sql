-- Which tickets have to do with each other. A row is stored once for both its ends: from the ticket below to the one above, of two that
-- are merely related in the order of their ids.
-- tenant: the lowest tenant that both tickets belong to or lie below. Who sees that sees both ends, and nobody else sees the link.
create table ticket_link (
    id           uuid        primary key,
    tenant       text        collate "C" not null,
    ticket_id    uuid        not null,
    target_id    uuid        not null,
    kind         text        not null,
    linked_at    timestamptz not null,
    -- Whose token made it: as in ticket_change.
    actor_tenant text        collate "C" not null,
    client       text        not null,
    subject      text        not null,
    unique (ticket_id, target_id, kind),
    check (ticket_id <> target_id)
);
create index ticket_link_of_ticket on ticket_link (ticket_id, id);
create index ticket_link_of_target on ticket_link (target_id, id);
-- One parent, and one ticket that it is a duplicate of.
create unique index ticket_link_up on ticket_link (ticket_id, kind) where kind in ('CHILD_OF', 'DUPLICATE_OF');
call firstline_protect('ticket_link');

-- Where words go that are said on a ticket that was merged: always to one that was not.
alter table ticket add column merged_into uuid;
create index ticket_merged_into on ticket (merged_into) where merged_into is not null;
