-- Lists at a million tickets: each is one range of an index that has the order of the list.

-- The tree a ticket belongs to. A partner's list goes through the tickets of all its tenants, newest first.
alter table ticket add column root text collate "C" not null generated always as (split_part(tenant, '/', 1)) stored;
create index ticket_of_root on ticket (root, id);

-- What is in hand is little, whatever was closed before.
create index ticket_in_hand on ticket (tenant, status, id) where status not in ('CLOSED', 'CANCELED', 'REJECTED');
