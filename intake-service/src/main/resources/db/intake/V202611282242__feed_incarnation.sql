-- A copy by "create database ... template" keeps the ids of its tables: the database's own tells that it is another one.
-- Who has not been restored until now stays in its epoch; who has, and was not started since, has one mark that nothing equals.
update feed_epoch set incarnation = case when incarnation = feed_incarnation() then 'same' else 'restored' end;

create or replace function feed_incarnation() returns text
    language sql volatile
    return (select system_identifier from pg_control_system())
        || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
        || '/' || (select oid from pg_database where datname = current_database())
        || '/' || 'feed_epoch'::regclass::oid;

update feed_epoch set incarnation = feed_incarnation() where incarnation = 'same';
