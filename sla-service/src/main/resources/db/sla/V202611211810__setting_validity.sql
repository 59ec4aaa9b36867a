-- When a version counts. A version is still never edited; one that has not begun can be withdrawn, and then it never counts.
-- document: null when the tenant has none of its own from valid_from on; what it inherits counts then.
alter table policy
    alter column document drop not null,
    add column valid_until timestamptz check (valid_until > valid_from),
    add column set_at timestamptz,
    add column withdrawn_at timestamptz,
    add column withdrawn_by text,
    add check ((withdrawn_at is null) = (withdrawn_by is null));

alter table calendar
    alter column document drop not null,
    add column valid_until timestamptz check (valid_until > valid_from),
    add column set_at timestamptz,
    add column withdrawn_at timestamptz,
    add column withdrawn_by text,
    add check ((withdrawn_at is null) = (withdrawn_by is null));

-- Row level security binds the owner too.
select set_config('firstline.tenant', '*', true);
update policy set set_at = valid_from;
update calendar set set_at = valid_from;

alter table policy alter column set_at set not null;
alter table calendar alter column set_at set not null;
