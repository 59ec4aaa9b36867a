-- An answer is given again to those alone who hold what it was made for: the subject with its roles, as a digest. What was stored
-- before, or by a copy of the version before while the two run side by side, names no holder and goes by the rest of the key until
-- it is deleted, 48 hours later: a request that an upgrade broke off must still be done once.
alter table idempotent_answer add column holder text not null default '';
alter table idempotent_answer drop constraint idempotent_answer_pkey;
alter table idempotent_answer add primary key (tenant, client, route, key, holder);
