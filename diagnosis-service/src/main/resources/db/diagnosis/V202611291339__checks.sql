-- Work of the first and second level on a ticket: what became of it, when, who says so, and a note that stays here.
create table diagnosis_check (
    ticket_id   uuid        not null,
    tenant      text        not null,
    kind        text        not null,
    result      text        not null,
    done_at     timestamptz not null,
    note        text,
    -- Subject, client and tenant of the token.
    person      jsonb       not null,
    recorded_at timestamptz not null,
    version     bigint      not null,
    primary key (ticket_id, kind)
);
call firstline_protect('diagnosis_check');
