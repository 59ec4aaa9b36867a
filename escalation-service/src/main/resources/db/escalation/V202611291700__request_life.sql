-- How far a vendor's request has come, finer than the state, which follows from it. Null where only a version that knows none has written:
-- what follows from state and vendor_status counts then, and wherever these say otherwise.
alter table escalation add column progress text, add column progress_since timestamptz;

-- Who did what to an escalation; written once.
create table escalation_move (
    id            uuid        primary key,
    tenant        text        not null,
    escalation_id uuid        not null references escalation (id) on delete cascade,
    move          text        not null,
    from_progress text        not null,
    to_progress   text        not null,
    note          text,
    person        text        not null,
    person_tenant text        not null,
    moved_at      timestamptz not null
);
create index escalation_move_by_escalation on escalation_move (escalation_id, id);
call firstline_protect('escalation_move');
