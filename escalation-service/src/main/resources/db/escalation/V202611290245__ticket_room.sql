-- Its facts change with every event and stand in no index: with room on the page the row stays on it, and no index is written.
alter table ticket set (fillfactor = 70);
