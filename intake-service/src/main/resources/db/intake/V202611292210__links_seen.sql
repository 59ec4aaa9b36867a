-- One parent, and one ticket that it is a duplicate of, by what each tenant sees: who sees a link of a tenant sees all of that tenant, and what
-- the tenant above has linked is neither told nor in the way below.
drop index ticket_link_up;
create unique index ticket_link_up_of_tenant on ticket_link (ticket_id, kind, tenant) where kind in ('CHILD_OF', 'DUPLICATE_OF');
