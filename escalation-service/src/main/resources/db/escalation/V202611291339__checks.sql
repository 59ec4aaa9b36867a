-- What the desk did before a vendor is asked, as diagnosis tells it; it goes into the packet as what was tried.
create table ticket_check (
    ticket_id   uuid        not null,
    tenant      text        not null,
    kind        text        not null,
    result      text        not null,
    done_at     timestamptz not null,
    recorded_at timestamptz not null,
    primary key (ticket_id, kind)
);
call firstline_protect('ticket_check');
