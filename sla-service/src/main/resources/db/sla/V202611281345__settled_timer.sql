-- On which partition of the topics the facts of the clock's ticket are: a clock is told of when all facts from before have been read there.
-- Null where nobody has said so yet; the timer fills that in for clocks that it watches.
alter table clock add column partition smallint;
create index clock_due_of_partition on clock (partition, next_fire_at) where next_fire_at is not null;
create index clock_without_partition on clock (id) where partition is null and next_fire_at is not null;
