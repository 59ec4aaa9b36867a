-- Reports count all that ended, not only what was met or broken; each finds its tenants' period without what ended before.
drop index clock_ended;
create index clock_ended on clock (tenant collate "C", ended_at) where ended_at is not null;
