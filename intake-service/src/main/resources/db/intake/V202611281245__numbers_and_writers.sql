-- Numbers that tell nobody how many tickets others file, and contacts that belong to the tenant that wrote them.

-- What turns the count of tickets into numbers without visible order: key is drawn once and never changed, low is the
-- smallest number. All that were given before have fewer digits.
create table ticket_numbering (
    single boolean primary key default true check (single),
    key    bytea   not null,
    low    bigint  not null
);
select set_config('firstline.tenant', '*', true);
insert into ticket_numbering (key, low)
select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')),
       (10 ^ greatest(8, (select length(max(number)::text) from ticket)))::bigint;

drop sequence ticket_number;
create sequence ticket_count as bigint minvalue 0 start with 0;

-- A permutation of the numbers with as many digits as low (a Feistel network, walked until it ends among them); when all are
-- given, those with a digit more follow.
create function ticket_number(counted bigint) returns bigint
    language plpgsql stable strict as $$
declare
    secret bytea;
    low    bigint;
    size   bigint;
    n      bigint := counted;
    half   integer;
    mask   bigint;
    l      bigint;
    r      bigint;
    mixed  bigint;
begin
    select t.key, t.low into secret, low from ticket_numbering t;
    size := low * 9;
    while n >= size loop
        n := n - size;
        low := low * 10;
        size := size * 10;
    end loop;
    half := ceil(ln(size) / ln(2.0) / 2);
    mask := (1::bigint << half) - 1;
    loop
        l := n >> half;
        r := n & mask;
        for round in 1..4 loop
            mixed := ('x' || encode(substr(sha256(secret || int8send(r) || int8send(round)), 1, 4), 'hex'))::bit(32)::bigint;
            mixed := l # (mixed & mask);
            l := r;
            r := mixed;
        end loop;
        n := (l << half) | r;
        exit when n < size;
    end loop;
    return low + n;
end $$;

-- Two tenants can know a person by the same id: the partner, and the customer that is a tenant of its own. Contacts from
-- before this are taken for the partner's.
alter table contact add column writer text collate "C";
update contact set writer = (select partner from customer where customer.id = contact.customer_id);
alter table contact
    alter column writer set not null,
    drop constraint contact_customer_id_external_id_key,
    add unique (customer_id, external_id, writer);
create index contact_of_customer on contact (customer_id, id);

-- Kept with the ticket, so that the most that it may have is known without counting. Null: not counted yet.
alter table ticket add column communications integer;
