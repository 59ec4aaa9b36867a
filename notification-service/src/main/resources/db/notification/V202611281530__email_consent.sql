-- An address is mailed to only after whoever reads it has agreed. Those that are mailed to already go on.
-- confirmed_at: when the present address agreed. consent_until: until when the code that was mailed last is good; consent_wrong: how
-- many others were tried instead.
alter table subscription add column confirmed_at timestamptz;
alter table subscription add column consent_until timestamptz;
alter table subscription add column consent_wrong integer not null default 0;
set local firstline.tenant = '*';
update subscription set confirmed_at = created_at where channel = 'EMAIL';
set local firstline.tenant = '';

-- Mails that somebody can cause at will (requests for consent, tests), so that no mailbox is flooded: counted by address over
-- all tenants, and by tenant. The address is a keyed hash. No row level security: a tenant's request has to count what
-- others sent to the same address, and no request reads more than a number.
create table caused_mail (
    address   bytea       not null,
    tenant    text        not null,
    caused_at timestamptz not null default clock_timestamp()
);
create index caused_mail_by_address on caused_mail (address, caused_at);
create index caused_mail_by_tenant on caused_mail (tenant, caused_at);
create index caused_mail_by_time on caused_mail (caused_at);

-- Whose reader has unsubscribed from mails on behalf of a tenant: not asked again for some time. For the same reason without
-- row level security, and by the same keyed hash.
create table retracted_address (
    address      bytea       not null,
    tenant       text        not null,
    retracted_at timestamptz not null default clock_timestamp(),
    primary key (address, tenant)
);
create index retracted_address_by_time on retracted_address (retracted_at);
