-- Whose token an author had: who works for a tenant above is not told below. Unknown for what was written before.
alter table vendor_update add column created_by_tenant text;
