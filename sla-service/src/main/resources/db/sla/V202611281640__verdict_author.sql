-- For whom the author works: who works for a tenant above is not told below.
alter table clock_verdict add column author_tenant text;
