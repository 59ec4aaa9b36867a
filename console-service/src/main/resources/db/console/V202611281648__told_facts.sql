-- Changes with every fact that is told of the ticket: who remembers it under another mark does not know all. Null until then.
alter table ticket_view add column told uuid;
