-- When the desk looks at a ticket again; the business of the tenant that said it, and of those above. told: whether it was reminded.
alter table ticket
    add column follow_up_at     timestamptz,
    add column follow_up_tenant text collate "C",
    add column follow_up_told   boolean;
create index ticket_follow_up_due on ticket (follow_up_at) where not follow_up_told;
create index ticket_followed_up on ticket (tenant, id) where follow_up_at is not null;
