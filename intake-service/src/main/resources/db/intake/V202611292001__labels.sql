-- What the desk files tickets under, in the order of the letters. A change of it leaves the version alone.
alter table ticket add column labels text[] not null default '{}';

-- What lists find tickets by beside their columns, a row for each value, in the order of a list within each tenant.
-- tenant: that of the ticket.
create table ticket_attribute (
    ticket_id uuid not null,
    tenant    text collate "C" not null,
    name      text collate "C" not null,
    value     text collate "C" not null,
    primary key (ticket_id, name, value)
);
create index ticket_attribute_found on ticket_attribute (name, value, tenant, ticket_id);
call firstline_protect('ticket_attribute');
