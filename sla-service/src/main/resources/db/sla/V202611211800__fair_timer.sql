-- For the timer's backlog rounds, which leap from tenant to tenant and take the longest due of each. A clock that fires
-- leaves both indexes and costs no entry in either.
create index clock_due_of_tenant on clock (tenant, next_fire_at) where state = 'RUNNING';
