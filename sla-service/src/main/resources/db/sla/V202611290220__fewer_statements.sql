-- Changes with every change of a policy or a calendar in a tree of tenants, whoever makes it: who remembers what was in force under another
-- mark does not know all. A mark is never given twice. One row for each root that ever set something.
create table setting_mark (
    root text primary key,
    mark uuid not null
);
alter table setting_mark enable row level security;
alter table setting_mark force row level security;
-- A mark says nothing of what was set; and who is below sets it for the whole tree.
create policy everybody on setting_mark using (true) with check (true);

create function mark_settings() returns trigger
    language plpgsql as $$
begin
    insert into setting_mark (root, mark)
    values (split_part(coalesce(new.tenant, old.tenant), '/', 1), gen_random_uuid())
    on conflict (root) do update set mark = excluded.mark;
    return null;
end $$;
create trigger policy_marks_settings after insert or update or delete on policy
    for each row execute function mark_settings();
create trigger calendar_marks_settings after insert or update or delete on calendar
    for each row execute function mark_settings();

-- Its mark changes with every fact and stands in no index: with room on the page the row stays on it, and no index is written.
alter table ticket set (fillfactor = 70);
