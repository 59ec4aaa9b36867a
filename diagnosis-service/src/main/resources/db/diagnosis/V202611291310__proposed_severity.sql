-- The severity that the described impact amounts to, with the terms it rests on. Null for decisions from before.
alter table diagnosis add column severity jsonb;
