-- When somebody is to be reminded of a request next, and how many of the steps have been told since it waits. Null: it waits for nothing.
alter table escalation add column chase_at timestamptz, add column chase_step integer not null default 0;
create index escalation_by_chase on escalation (chase_at, id) where chase_at is not null;
create index escalation_by_chase_of_tenant on escalation (tenant, chase_at, id) where chase_at is not null;

-- When the customer was last told something, or that it is solved: a reminder of that is needless then.
alter table ticket add column customer_told_at timestamptz;
