-- Tickets that were brought by POST /v1/sla/history: what they say of their customer nobody has checked.
alter table ticket add column of_the_past boolean not null default false;
update ticket set of_the_past = true
where exists (select 1 from clock where clock.ticket_id = ticket.id and clock.told @> array['imported']);
