-- Whose ticket it is, as it was opened: by it tickets are chosen that are to be judged anew, and a policy for a customer of whom
-- nothing was ever heard is noticed.
alter table ticket add column customer uuid;

update ticket set customer = (fact.detail -> 'profile' ->> 'customer')::uuid
from ticket_fact fact
where fact.ticket_id = ticket.id and fact.tenant = ticket.tenant and fact.kind = 'OPENED'
  and fact.detail -> 'profile' ->> 'customer' is not null;

create index ticket_by_customer on ticket (customer) where customer is not null;
