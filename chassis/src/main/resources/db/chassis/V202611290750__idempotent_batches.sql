-- Several requests with keys in one transaction: whether a request is the first of its name, and holds the name until the end of the
-- transaction. False while another one runs, and when it was answered before. Looks only after it has the lock, and each statement of a
-- volatile function sees what is committed by then: what the one before has stored is found.
create function firstline_is_first(tenant text, client text, holder text, route text, key text) returns boolean
    language plpgsql volatile as $$
begin
    if not pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(31), $1, $2, $3, $4, $5), 1)) then
        return false;
    end if;
    return not exists (
        select from idempotent_answer a
        where a.tenant = $1 and a.client = $2 and a.holder in ($3, '') and a.route = $4 and a.key = $5);
end $$;
