-- The tickets of a tenant in the order of their ids: dry runs and judging many anew go through them page by page.
create index ticket_by_tenant on ticket (tenant, id);
