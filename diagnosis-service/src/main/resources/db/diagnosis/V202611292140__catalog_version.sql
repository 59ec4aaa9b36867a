-- The version of the product catalog that read the words. Null for decisions of people and those from before.
alter table diagnosis add column catalog_version text;
