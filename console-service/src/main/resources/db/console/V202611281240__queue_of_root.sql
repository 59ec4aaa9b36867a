-- The queue at a million tickets: what is open is found without all that was ever closed, and a tenant's without the others'.

-- A type that a policy speaks of cannot be changed: without it, then again.
drop policy tenant on ticket_view;
alter table ticket_view alter column tenant type text collate "C";
call firstline_protect('ticket_view');

alter table ticket_view add column root text collate "C" not null generated always as (split_part(tenant, '/', 1)) stored;
create index ticket_view_of_root on ticket_view (root, open, due_rank, ticket_id desc) where number is not null;
create index ticket_view_of_tenant on ticket_view (tenant, open, due_rank, ticket_id desc) where number is not null;
drop index ticket_view_by_due;
drop index ticket_view_by_due_all;
