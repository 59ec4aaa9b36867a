-- What ended long ago is found by its opening, and deleted.
create index ticket_by_opening on ticket (opened_at);
