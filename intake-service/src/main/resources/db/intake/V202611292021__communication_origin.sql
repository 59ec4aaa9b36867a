-- Where words come from, as the CRM says it.
-- origin_writer_*: who wrote them, by that system's id and name. origin_contact_*: the person at the customer, whose external id never changes.
-- origin_said_at: when they were written there; written_at is when they came here, and the thread's order.
-- automatic: a machine wrote them by itself; they answer nobody.
alter table communication
    add column origin_writer_external_id  text check (length(origin_writer_external_id) <= 100),
    add column origin_writer_name         text check (length(origin_writer_name) <= 200),
    add column origin_writer_role         text,
    add column origin_contact_id          uuid,
    add column origin_contact_external_id text,
    add column origin_said_at             timestamptz,
    add column origin_channel             text,
    add column automatic                  boolean not null default false;
