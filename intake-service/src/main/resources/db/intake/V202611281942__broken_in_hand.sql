-- Counted every minute for the metrics: of all tickets whose promises were ever broken only those in hand.
create index ticket_broken_in_hand on ticket (status)
    where status not in ('CLOSED', 'CANCELED', 'REJECTED')
      and (first_response_state = 'BREACHED' or resolution_state = 'BREACHED');
