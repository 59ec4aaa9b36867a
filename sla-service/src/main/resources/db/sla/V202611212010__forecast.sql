-- What forecasts learn from: the clocks of a tenant and of those below it that were met or broken last. In bytes' order
-- whatever the database's own is, so that a tenant and all below it are one stretch. An end costs one entry.
create index clock_ended on clock (tenant collate "C", ended_at) where state in ('MET', 'BREACHED');
