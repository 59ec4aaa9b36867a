-- Tickets are listed by a partner's id of their customer: who may see several partners' customers found it by going through all of them.
create index customer_by_external_id on customer (external_id, tenant);
