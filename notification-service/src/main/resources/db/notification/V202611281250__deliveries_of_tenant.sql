-- A tenant's deliveries are found without those of the others, however few it has; of a part, those that failed.

-- A type that a policy speaks of cannot be changed: without it, then again. Handlers run as the platform, so none writes for those above.
drop policy tenant on delivery;
drop policy if exists told_to_ancestors on delivery;
alter table delivery alter column tenant type text collate "C";
call firstline_protect('delivery');

create index delivery_of_tenant on delivery (tenant, id);
drop index delivery_failed;
create index delivery_failed on delivery (tenant, id) where state = 'FAILED';
