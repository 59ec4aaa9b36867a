#!/bin/sh
# One database and two roles for each service. The owner migrates; the app role owns nothing and is bound by row level security.
set -eu
for db in intake diagnosis escalation sla notification console; do
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
        -v owner_password="$FIRSTLINE_DB_OWNER_PASSWORD" -v app_password="$FIRSTLINE_DB_PASSWORD" <<SQL
create role ${db}_owner login nosuperuser nobypassrls password :'owner_password';
create role ${db}_app login nosuperuser nobypassrls password :'app_password';
create database ${db} owner ${db}_owner;
revoke all on database ${db} from public;
grant connect on database ${db} to ${db}_app;
SQL
    psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$db" <<SQL
alter schema public owner to ${db}_owner;
revoke all on schema public from public;
grant usage on schema public to ${db}_app;
SQL
done
