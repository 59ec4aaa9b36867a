-- How the words were taken apart: kinds, lines and reasons, never the words. Null for decisions from before.
alter table diagnosis add column mail jsonb;
