-- Which clock of its target: next response, periodic update and the vendor's response begin anew again and again.
alter table clock add column cycle integer not null default 1 check (cycle >= 1);
