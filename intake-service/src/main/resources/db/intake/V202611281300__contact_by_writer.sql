-- To count the contacts that a tenant wrote.
create index contact_by_writer on contact (writer);
