-- Changes with every fact that is heard of the ticket: who remembers it under another mark does not know all. Null until then.
alter table ticket add column heard uuid;
