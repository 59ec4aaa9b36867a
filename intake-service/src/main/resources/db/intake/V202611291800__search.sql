-- The words of tickets, to be searched. Written by a thread of the service from the change feed, right after the ticket itself.

-- Trusted: the owner of a database may create it. In front of the stemmers, which know words with their accents alone.
create extension if not exists unaccent with schema public;

create text search configuration search_en (copy = pg_catalog.english);
alter text search configuration search_en alter mapping for hword, hword_part, word with public.unaccent, english_stem;
create text search configuration search_de (copy = pg_catalog.german);
alter text search configuration search_de alter mapping for hword, hword_part, word with public.unaccent, german_stem;
create text search configuration search_es (copy = pg_catalog.spanish);
alter text search configuration search_es alter mapping for hword, hword_part, word with public.unaccent, spanish_stem;
create text search configuration search_pt (copy = pg_catalog.portuguese);
alter text search configuration search_pt alter mapping for hword, hword_part, word with public.unaccent, portuguese_stem;

-- How the words of a ticket's language are stemmed.
create function search_configuration(language text) returns regconfig
    language sql immutable parallel safe
    return case left(language, 2)
        when 'DE' then 'public.search_de'::regconfig
        when 'ES' then 'public.search_es'::regconfig
        when 'PT' then 'public.search_pt'::regconfig
        else 'public.search_en'::regconfig end;

-- Small letters without accents.
create function search_plain(words text) returns text
    language sql stable parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, words));

-- Marks stand in a tsvector beside the words, so that one index holds them all. They begin with a blank, which no word has.

-- The parts of three characters of names, numbers and references.
create function search_parts(plain text) returns text[]
    language sql immutable parallel safe
    return array(
        select distinct ' x' || substr(plain, n, 3)
        from generate_series(1, least(length(plain), 600) - 2) n
        where strpos(substr(plain, n, 3), chr(10)) = 0);

-- The tenant, those above it, and the platform: whoever may see it.
create function search_tenants(tenant text) returns text[]
    language sql immutable parallel safe
    return array(
        select ' @' || array_to_string((string_to_array(tenant, '/'))[1:n], '/')
        from generate_series(1, cardinality(string_to_array(tenant, '/'))) n) || ' @*'::text;

-- The time that an id begins with, in spans of 70 minutes, 9 hours, 3 days, 25 days and 199 days: what is looked for among the newest
-- tickets is found without going through all.
create function search_spans(id uuid) returns text[]
    language sql immutable parallel safe
    return array(
        select ' s' || bits || ':' || (('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint >> bits)
        from unnest(array[22, 25, 28, 31, 34]) bits);

-- A quoted lexeme of a tsquery.
create function search_quoted(lexeme text) returns text
    language sql immutable parallel safe
    return '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''';

-- What the open transaction may see and looks for. Row level security lets no operator that is not leakproof, and those of text search are
-- not, use an index beneath its policies; so the search itself is a policy.
create function firstline_search() returns tsquery
    language sql stable parallel safe
    return search_quoted(' @' || current_setting('firstline.tenant', true))::tsquery
        && coalesce(nullif(current_setting('firstline.search', true), ''), '')::tsquery;

-- One row for each ticket, without the desk's notes; a second one with them (desk) for a ticket that has notes.
create table search_document (
    ticket_id uuid     not null,
    desk      boolean  not null,
    tenant    text     collate "C" not null,
    language  text     not null,
    words     tsvector not null,
    primary key (ticket_id, desk)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
-- A short pending list: every search goes through all of it.
create index search_document_words on search_document using gin (words) with (fastupdate = on, gin_pending_list_limit = 1024);
-- Nothing is planned by them, and gathering them reads all words.
alter table search_document alter column words set statistics 0;
call firstline_protect('search_document');
create policy search on search_document as restrictive for select using (words @@ (select firstline_search()));

-- What is found by a part of it: names of customers (c) and contacts (p), numbers and references of tickets (n).
-- mark: what the documents of its tickets are marked with.
create table search_name (
    id     uuid     primary key,
    kind   text     not null,
    tenant text     collate "C" not null,
    mark   text     not null,
    plain  text     not null,
    words  tsvector not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
create index search_name_words on search_name using gin (words) with (fastupdate = on, gin_pending_list_limit = 1024);
alter table search_name alter column words set statistics 0;
call firstline_protect('search_name');
create policy search on search_name as restrictive for select using (words @@ (select firstline_search()));

create function search_write_name(id uuid, kind text, tenant text, mark text, name text) returns void
    language sql volatile as $$
    insert into search_name as known (id, kind, tenant, mark, plain, words)
    select $1, $2, $3, ' ' || $2 || ':' || $4, plain,
           array_to_tsvector(search_tenants($3) || search_parts(plain) || array[' k:' || $2])
    from search_plain($5) plain
    on conflict on constraint search_name_pkey do update set plain = excluded.plain, words = excluded.words
    where known.plain <> excluded.plain
$$;

-- A name is searched from the moment in which it is written: no ticket is written anew for it.
create function search_note_customer() returns trigger
    language plpgsql as $$
begin
    perform search_write_name(new.id, 'c', new.tenant, new.id::text, concat_ws(chr(10), new.name, new.external_id));
    return null;
end $$;
create trigger search_customer after insert or update of name, external_id on customer
    for each row execute function search_note_customer();

create function search_note_contact() returns trigger
    language plpgsql as $$
begin
    perform search_write_name(new.id, 'p', new.tenant, new.id::text, concat_ws(chr(10), new.name, new.external_id, new.email));
    return null;
end $$;
create trigger search_contact after insert or update of name, external_id, email on contact
    for each row execute function search_note_contact();

-- The marks of names that hold the text, at most so many of each kind; those of tickets the newest, the others the shortest.
create function search_marks(wanted text, most integer) returns setof text
    language plpgsql volatile as $$
declare
    part   text := search_plain(wanted);
    before text := coalesce(current_setting('firstline.search', true), '');
    looked text;
begin
    if length(part) < 3 then
        return;
    end if;
    foreach looked in array array['c', 'p', 'n'] loop
        -- Numbers are looked for by what has a digit: words would be found in everybody's references.
        continue when looked = 'n' and (length(part) < 4 or part !~ '[0-9]');
        perform set_config('firstline.search', (
            select string_agg(search_quoted(lexeme), ' & ') from unnest(search_parts(part) || array[' k:' || looked]) lexeme), true);
        return query
            select near.mark from (
                select n.id, n.mark, length(n.plain) as size from search_name n
                where n.plain like '%' || replace(replace(replace(part, '\', '\\'), '%', '\%'), '_', '\_') || '%'
                limit 1000) near
            order by case when looked = 'n' then 0 else near.size end, near.id desc
            limit most;
    end loop;
    perform set_config('firstline.search', before, true);
end $$;

-- Writes the documents of tickets as they are now. Of a ticket's communications the newest hundred count, and of those 64 KiB.
create function search_write(tickets uuid[]) returns void
    language sql volatile as $$
    insert into search_document as known (ticket_id, desk, tenant, language, words)
    with found as (
        select t.id, t.tenant, t.language, said.told, said.noted,
               coalesce(said.notes, false) or exists (select from search_document d where d.ticket_id = t.id and d.desk) as noticed,
               array_to_tsvector(array_remove(
                   search_tenants(t.tenant) || search_spans(t.id) || array[
                       ' l:' || lower(left(t.language, 2)), ' v:' || t.severity, ' f:' || t.product_family,
                       ' n:' || t.number, ' r:' || search_plain(t.external_reference),
                       ' c:' || t.customer_id, ' p:' || t.contact_id], null)) as marks,
               setweight(to_tsvector(search_configuration(t.language), t.title), 'A')
                   || setweight(to_tsvector(search_configuration(t.language), t.body), 'C') as own
        from ticket t cross join lateral (
            select left(string_agg(c.body, chr(10) order by c.id desc) filter (where c.visibility <> 'INTERNAL'), 65536) as told,
                   left(string_agg(c.body, chr(10) order by c.id desc), 65536) as noted,
                   bool_or(c.visibility = 'INTERNAL') as notes
            from (select id, body, visibility from communication where ticket_id = t.id order by id desc limit 100) c) said
        where t.id = any(tickets))
    select id, false, tenant, language,
           -- As many marks either way: a shorter document ranks higher, and that would tell that there are notes.
           marks || array_to_tsvector(array[' a:all', case when noticed then ' a:noted' else ' a:desk' end])
               || own || setweight(to_tsvector(search_configuration(language), coalesce(told, '')), 'D')
    from found
    union all
    select id, true, tenant, language,
           marks || array_to_tsvector(array[' a:desk'])
               || own || setweight(to_tsvector(search_configuration(language), coalesce(noted, '')), 'D')
    from found where noticed
    on conflict on constraint search_document_pkey do update set language = excluded.language, words = excluded.words
    where known.words <> excluded.words or known.language <> excluded.language;

    select search_write_name(id, 'n', tenant, number::text, concat_ws(chr(10), 'FL-' || number, external_reference))
    from ticket where id = any(tickets)
$$;

-- How far the change feed has been read, and what was there before: customers and contacts from the first on, tickets from the newest on;
-- null when all are done.
create table search_position (
    single        boolean primary key default true check (single),
    feed_position bigint  not null,
    seq           bigint  not null,
    customers     uuid    default '00000000-0000-0000-0000-000000000000',
    contacts      uuid    default '00000000-0000-0000-0000-000000000000',
    tickets       uuid    default 'ffffffff-ffff-ffff-ffff-ffffffffffff'
);
-- The platform's own table: it belongs to no tenant.
alter table search_position enable row level security;
alter table search_position force row level security;
create policy platform on search_position using (current_setting('firstline.tenant', true) = '*');
select set_config('firstline.tenant', '*', true);
insert into search_position (feed_position, seq)
select base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint, 0 from feed_epoch;
