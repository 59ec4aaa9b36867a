-- Who decided and why, where it was a person: subject, client and tenant of the token, and the reason in the person's words. Null for the
-- machine's decisions.
alter table diagnosis add column person jsonb;

-- The person's decision that stands on the ticket; null while the machine decides.
alter table diagnosis_case add column ruling jsonb;

-- What the machine would say otherwise than the person whose decision stands: the last of it, one for a ticket.
create table diagnosis_contradiction (
    ticket_id      uuid        primary key,
    tenant         text        not null,
    -- The person's decision.
    diagnosis_id   uuid        not null,
    ticket_version bigint      not null,
    said_at        timestamptz not null,
    decision       jsonb       not null,
    mail           jsonb
);
call firstline_protect('diagnosis_contradiction');
